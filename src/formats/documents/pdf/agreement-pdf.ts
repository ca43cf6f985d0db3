/** The service agreement with its appendix, as a tagged PDF. */
import type { AgreementDocument } from '../input.js';
import { escalation, exceptions, handOffs, hours, partiesAndTeams, scope, systemsAndSites, times } from './chapters.js';
import { signatureBlocks, waiversAndCertificate } from './closing.js';
import { cover } from './cover.js';
import { INK, QUIET } from './look.js';
import { matrix } from './matrix.js';
import { MARGINS, type Node, print } from './print.js';
import { tag } from './tags.js';

const CHAPTERS = [
  cover,
  partiesAndTeams,
  scope,
  exceptions,
  times,
  escalation,
  handOffs,
  hours,
  systemsAndSites,
  waiversAndCertificate,
  signatureBlocks,
  matrix,
];

const short = (name: string): string => (name.length > 80 ? `${name.slice(0, 79)}…` : name);

export function agreementPdf(document: AgreementDocument): Promise<Uint8Array> {
  const { agreement, version } = document;
  const structure = tag(null, 'Document');
  const title = `${short(agreement.name)}, version ${agreement.version}`;
  const footer = (page: number, pages: number): Node => ({
    columns: [
      { stack: [{ text: title }, { text: version.hash, fontSize: 6.5, margin: [0, 2, 0, 0] }], width: '*' },
      { text: `${page} of ${pages}`, alignment: 'right', width: 60 },
    ],
    fontSize: 7.5,
    color: QUIET,
    margin: [MARGINS.left, 18, MARGINS.right, 0],
  });
  return print({
    title: `Service agreement: ${title}`,
    content: CHAPTERS.flatMap((chapter) => chapter(structure, document)),
    structure,
    footer,
    defaultStyle: { font: 'Roboto', fontSize: 9.5, lineHeight: 1.2, color: INK },
  });
}
