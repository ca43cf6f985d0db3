/** The first page: who agrees with whom, which version, and what this document is. */
import { both, instantInWords } from '../../../core/agreement/words/lists.js';
import type { AgreementDocument } from '../input.js';
import { INK, type PartyLook, partyLooks, QUIET, RULE } from './look.js';
import { leafText, paragraph, type Text } from './parts.js';
import type { Node } from './print.js';
import { type Tag, tag } from './tags.js';

const STATES: Readonly<Record<AgreementDocument['version']['state'], string>> = {
  draft: 'Draft, not signed',
  proposed: 'Proposed, waiting for signatures',
  signed: 'Signed',
  effective: 'In force',
  superseded: 'Superseded by a later version',
};

/** Shrinks with its length, so that a long name stays on the page. */
const titleSize = (name: string): number => (name.length > 160 ? 15 : name.length > 90 ? 19 : 27);

function partyBlock(root: Tag, name: string, role: string, look: PartyLook): Node {
  return {
    table: {
      widths: ['*'],
      body: [
        [
          {
            stack: [
              leafText(tag(root, 'P'), role, { fontSize: 8.5, color: look.text, margin: [0, 0, 0, 2] }),
              leafText(tag(root, 'P'), name, { fontSize: name.length > 60 ? 9.5 : 13, bold: true, color: look.text }),
            ],
            fillColor: look.tint,
            margin: [8, 6, 8, 8],
          },
        ],
      ],
    },
    layout: {
      hLineWidth: () => 0,
      vLineWidth: (at: number) => (at === 0 ? 3 : 0),
      vLineColor: () => look.solid,
    },
  };
}

export function cover(root: Tag, { agreement, version, certificate, signatures }: AgreementDocument): readonly Node[] {
  const { parties, windows } = agreement;
  const looks = partyLooks(agreement);
  const section = tag(root, 'Sect');
  const facts: (readonly [string, Text])[] = [
    ['Version', String(agreement.version)],
    ['State', STATES[version.state]],
    ['In force from', version.effectiveAt === null ? 'not agreed yet' : instantInWords(version.effectiveAt, windows.zone)],
    ['Signed by', signatures.length === 0 ? 'nobody yet' : `${signatures.length} of ${parties.length} parties`],
    [
      'Proof',
      certificate === null
        ? 'Some work has no owner yet: there is no certificate'
        : `Complete: each of ${certificate.situations.toLocaleString('en-US')} situations has an owner`,
    ],
    ['Hash', [{ text: version.hash, fontSize: 8 }]],
  ];
  const heading = leafText(tag(section, 'P'), 'SERVICE AGREEMENT', {
    fontSize: 9.5,
    bold: true,
    color: QUIET,
    characterSpacing: 1.2,
    margin: [0, agreement.name.length > 90 ? 20 : 84, 0, 8],
  });
  const title = leafText(tag(section, 'Title'), agreement.name, {
    fontSize: titleSize(agreement.name),
    bold: true,
    color: INK,
    lineHeight: 1.1,
    margin: [0, 0, 0, 26],
  });
  // Two in a row; a third stands below.
  const blocks = parties.map((party) =>
    partyBlock(section, party.name, party.kind === 'internal' ? 'Client, internal IT' : 'Provider', looks(party.id)),
  );
  const rowsOfBlocks = Array.from({ length: Math.ceil(blocks.length / 2) }, (_, row) => ({
    columns: [blocks[row * 2]!, blocks[row * 2 + 1] ?? { text: '' }],
    columnGap: 14,
    margin: [0, 0, 0, 12],
  }));
  const table = tag(section, 'Table');
  const factRows = facts.map(([name, value]) => {
    const row = tag(table, 'TR');
    return [leafText(tag(row, 'TH', 'Row'), name, { color: QUIET, fontSize: 9 }), leafText(tag(row, 'TD'), value, { fontSize: 9.5 }, 80)];
  });
  return [
    heading,
    title,
    ...rowsOfBlocks,
    {
      table: { widths: [86, '*'], body: factRows },
      layout: {
        hLineWidth: (at: number) => (at === 0 ? 0 : 0.5),
        vLineWidth: () => 0,
        hLineColor: () => RULE,
        paddingLeft: () => 0,
        paddingTop: () => 5,
        paddingBottom: () => 5,
      },
      margin: [0, 16, 0, 22],
    },
    paragraph(
      section,
      `This agreement says how ${both(parties.map(({ name }) => name))} share the work of IT: who is Accountable and who is Responsible for each kind of work, at which hours, how fast it is done, and how a ticket passes from one party to another. The responsibility matrix in the appendix is part of it.`,
      { fontSize: 10.5, lineHeight: 1.35 },
    ),
    paragraph(
      section,
      'It was made from a text that a machine can read. The hash above is the digest of that text and stands at the foot of each page: two documents with the same hash say the same.',
      { fontSize: 10.5, lineHeight: 1.35, margin: [0, 0, 0, 0] },
    ),
  ];
}
