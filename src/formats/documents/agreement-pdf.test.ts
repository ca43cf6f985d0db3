import { describe, expect, it } from 'vitest';
import type { Agreement } from '../../core/agreement/agreement.js';
import { agreementHash } from '../../core/agreement/hash.js';
import { prove } from '../../core/proof/prove.js';
import { bigAgreement } from '../../core/testing/agreement-big.js';
import { harborLane } from '../../core/testing/harbor-lane.js';
import { parseAgreement } from '../agreement/parse.js';
import { STARTER_IDS, type StarterId, starterText } from '../starters/starters.js';
import type { AgreementDocument } from './input.js';
import { agreementPdf } from './pdf/agreement-pdf.js';
import { type ReadPage, type ReadPdf, readPdf } from './testing/pdf-reading.js';

const FROM = Date.parse('2026-12-01T00:00:00Z');

const unsigned = (agreement: Agreement): AgreementDocument => ({
  agreement,
  version: { state: 'draft', hash: agreementHash(agreement), effectiveAt: null },
  certificate: prove(agreement, { from: FROM }).certificate,
  waivers: [],
  signatures: [],
});

function starter(id: StarterId): Agreement {
  const parsed = parseAgreement(starterText(id));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.agreement;
}

const read = async (document: AgreementDocument): Promise<ReadPdf> => readPdf(await agreementPdf(document));

/** Text outside the margins, and pieces of text that lie upon each other. */
function spills({ width, pieces }: ReadPage): readonly string[] {
  const found = pieces
    .filter(({ x, y, width: wide }) => x < 40 || x + wide > width - 40 || y < 20)
    .map(({ text, x, width: wide }) => `"${text}" runs from ${x} to ${x + wide}`);
  const rows = [...pieces].sort((a, b) => a.y - b.y || a.x - b.x);
  rows.forEach((piece, at) => {
    const next = rows[at + 1];
    if (next && next.y === piece.y && next.x < piece.x + piece.width - 0.6) found.push(`"${piece.text}" covers "${next.text}"`);
  });
  return found;
}

const allText = ({ pages }: ReadPdf): string => pages.map(({ text }) => text).join(' ');

describe('the agreement as a PDF', () => {
  it.each(STARTER_IDS)('of %s: as many pages as it takes, nothing outside its place, footer on each', async (id) => {
    const document = unsigned(starter(id));
    const pdf = await read(document);
    expect(pdf.pages.length).toBeGreaterThanOrEqual(10);
    expect(pdf.pages.length).toBeLessThanOrEqual(20);
    pdf.pages.forEach((page, at) => {
      expect(spills(page), `page ${at + 1}`).toEqual([]);
      expect(page.text).toContain(document.version.hash);
      expect(page.text).toContain(`${at + 1} of ${pdf.pages.length}`);
    });
  });

  it('is tagged: every text but footers and repeated heads belongs to the structure', async () => {
    const pdf = await read(unsigned(starter('healthcare')));
    expect([pdf.marked, pdf.language]).toEqual([true, 'en-US']);
    for (const type of ['Document', 'Title', 'Sect', 'H1', 'H2', 'P', 'L', 'LI', 'LBody', 'Table', 'TR', 'TH', 'TD'])
      expect(pdf.structure.get(type), type).toBeGreaterThan(0);
    expect(pdf.structure.get('Document')).toBe(1);
    const { agreement } = unsigned(starter('healthcare'));
    // A row of the matrix for each category, two of its head, and those of the other tables.
    expect(pdf.structure.get('TR')).toBeGreaterThan(agreement.categories.length + 2 + agreement.rules.length);
    let checked = 0;
    for (const [at, { pieces, height }] of pdf.pages.entries()) {
      // Between the footer and where the head of a table may come again.
      const body = pieces.filter(({ y }) => y > 60 && y < height - 150);
      expect(
        body.filter(({ tagged }) => !tagged).map(({ text }) => text),
        `page ${at + 1}`,
      ).toEqual([]);
      checked += body.length;
    }
    expect(checked).toBeGreaterThan(2_000);
  });

  it('holds every chapter, category, team and rule as text', async () => {
    const agreement = starter('professional-services');
    const text = allText(await read(unsigned(agreement))).replace(/\s+/g, ' ');
    for (const title of [
      'Parties and teams',
      'Scope of the service',
      'Exceptions',
      'Response and resolution times',
      'Escalation',
      'Passing a ticket between parties',
      'Calendars, windows and holidays',
      'Systems and sites',
      'Proof',
      'Signatures',
      'Appendix: responsibility matrix',
    ])
      expect(text).toContain(title);
    for (const { name } of [...agreement.categories, ...agreement.teams, ...agreement.parties, ...agreement.systems])
      expect(text, name).toContain(name);
    expect(text).toContain('Monday to Friday 08:00 to 18:00, New York time, except on holidays');
    expect(text).toContain('A first answer within 15 minutes, an update every hour and resolved within 4 hours.');
    expect(text).toContain('Not signed yet');
    expect(text).toContain('each of 4,432,896 situations has an owner');
  });

  it('says who signed, what was waived, and that there is no certificate where work is unowned', async () => {
    const document = unsigned(harborLane);
    const none = allText(await read(document));
    expect(none).toContain('there is no certificate');
    expect(none).toContain('No finding was waived');
    const signed = allText(
      await read({
        ...document,
        version: { ...document.version, state: 'effective', effectiveAt: FROM },
        waivers: [{ finding: 'Nobody owns Run', reason: 'It begins in spring', by: 'Dana Whitfield', until: FROM }],
        signatures: harborLane.parties.map((party) => ({
          party: party.id,
          name: `Signer of ${party.name}`,
          at: FROM,
          hash: document.version.hash,
        })),
      }),
    );
    for (const part of [
      'In force',
      'Nobody owns Run',
      'It begins in spring',
      'Signer of Harbor Lane',
      'Signer of Northwind IT',
      '30 November 2026, 19:00, New York time',
    ])
      expect(signed).toContain(part);
    expect(signed).not.toContain('Not signed yet');
  });

  it('keeps long names, unbroken words and many windows in their places', async () => {
    const long = (word: string) => `${word} ${'of a name that goes on and on '.repeat(8)}`.trim().slice(0, 290);
    const unbroken = 'Unbreakable'.repeat(20);
    const agreement: Agreement = {
      ...harborLane,
      name: long('Agreement'),
      parties: harborLane.parties.map((party, at) => ({ ...party, name: at === 0 ? unbroken : long('Party') })),
      teams: harborLane.teams.map((team, at) => ({ ...team, name: at === 0 ? unbroken : long(`Team ${at}`) })),
      categories: harborLane.categories.map((category, at) =>
        category.parent === null ? category : { ...category, name: at % 2 === 0 ? `${unbroken}${at}` : long(`Category ${at}`) },
      ),
      systems: harborLane.systems.map((system, at) => ({ ...system, name: `${unbroken}${at}` })),
      windows: {
        ...harborLane.windows,
        windows: [
          ...harborLane.windows.windows,
          ...['sat', 'sun'].map((day) => ({ id: day, name: `${unbroken} ${day}`, week: { [day]: [{ from: 0, to: 60 }] } })),
        ],
      },
    };
    const pdf = await read(unsigned(agreement));
    pdf.pages.forEach((page, at) => {
      expect(spills(page), `page ${at + 1}`).toEqual([]);
    });
    expect(pdf.pages.every(({ pieces }) => pieces.some(({ y }) => y > 60))).toBe(true);
    expect(allText(pdf).match(/Appendix: responsibility matrix/g)).toHaveLength(2);
  });

  it('prints an agreement of hundreds of categories', async () => {
    const agreement = bigAgreement('narrow', 5);
    const some = { ...agreement, exceptions: agreement.exceptions.slice(0, 40), systems: agreement.systems.slice(0, 60) };
    expect(some.categories.length).toBeGreaterThanOrEqual(150);
    const pdf = await read({ ...unsigned(harborLane), agreement: some });
    expect(pdf.pages.length).toBeLessThan(80);
    for (const page of pdf.pages) expect(spills(page)).toEqual([]);
  });
});
