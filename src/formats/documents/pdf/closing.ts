/** What stands below the text: waivers, the certificate, and who signed. */
import { instantInWords } from '../../../core/agreement/words/lists.js';
import { DAY } from '../../../core/time.js';
import type { AgreementDocument } from '../input.js';
import { partyLooks, QUIET, RULE } from './look.js';
import { chapter, leafText, paragraph, type Text, table } from './parts.js';
import type { Node } from './print.js';
import { type Tag, tag } from './tags.js';

export function waiversAndCertificate(root: Tag, { agreement, waivers, certificate }: AgreementDocument): readonly Node[] {
  const section = tag(root, 'Sect');
  const { zone } = agreement.windows;
  return [
    chapter(section, 'Proof'),
    certificate === null
      ? paragraph(section, 'Some work has no owner yet, so there is no certificate for this version.')
      : paragraph(
          section,
          `Every combination of category, type, tier, priority, window, system and site was examined: ${certificate.situations.toLocaleString('en-US')} situations, each with an owner. Hours were examined for ${Math.round(certificate.horizonMs / DAY)} days from ${instantInWords(certificate.from, zone)}, by ${certificate.engine}, over the text with the hash ${certificate.agreementHash}.`,
        ),
    ...(waivers.length === 0
      ? [paragraph(section, 'No finding was waived.')]
      : [
          paragraph(section, 'These findings of the proof were seen and let pass:'),
          table(
            section,
            [
              { title: 'Finding', width: '*' },
              { title: 'Why', width: 120 },
              { title: 'By', width: 70 },
              { title: 'Until', width: 70 },
            ],
            waivers.map(({ finding, reason, by, until }): readonly Text[] => [
              finding,
              reason,
              by,
              until === null ? 'without end' : instantInWords(until, zone),
            ]),
          ),
        ]),
  ];
}

export function signatureBlocks(root: Tag, { agreement, signatures }: AgreementDocument): readonly Node[] {
  const section = tag(root, 'Sect');
  const looks = partyLooks(agreement);
  const { zone } = agreement.windows;
  const block = (party: AgreementDocument['agreement']['parties'][number]): Node => {
    const signature = signatures.find((one) => one.party === party.id);
    const line = (text: Text, look: Node = {}): Node =>
      leafText(tag(section, 'P'), text, { fontSize: 9, margin: [0, 0, 0, 3], ...look }, 70);
    return {
      stack: [
        line(party.name, { bold: true, color: looks(party.id).text, fontSize: 10.5 }),
        ...(signature === undefined
          ? [
              line('Not signed yet', { color: QUIET, margin: [0, 0, 0, 34] }),
              { canvas: [{ type: 'line', x1: 0, y1: 0, x2: 220, y2: 0, lineWidth: 0.6, lineColor: RULE }], margin: [0, 0, 0, 3] },
              line('Name, date', { color: QUIET, fontSize: 8 }),
            ]
          : [
              line([
                { text: 'Signed by ', color: QUIET },
                { text: signature.name, bold: true },
              ]),
              line(instantInWords(signature.at, zone)),
              line([{ text: `Digest of what was signed: ${signature.hash}`, color: QUIET, fontSize: 7.5 }], { wordBreak: 'break-all' }),
            ]),
      ],
      margin: [0, 0, 0, 22],
    };
  };
  // Kept together, so that no party signs on a page of its own.
  const rows = Array.from({ length: Math.ceil(agreement.parties.length / 2) }, (_, row) => agreement.parties.slice(row * 2, row * 2 + 2));
  return [
    {
      unbreakable: true,
      stack: [
        chapter(section, 'Signatures'),
        ...rows.map((pair) => ({ columns: pair.length === 2 ? pair.map(block) : [block(pair[0]!), { text: '' }], columnGap: 24 })),
      ],
    },
  ];
}
