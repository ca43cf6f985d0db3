/**
 * The appendix: the responsibility matrix over as many pages as it needs.
 *
 * Neighbouring cells that say the same are one; what a category inherits is faint. A cell names the
 * Accountable team in its party's colour, and below it the Responsible, Consulted and Informed ones.
 */
import type { Agreement, CoverageWindow, GridRule } from '../../../core/agreement/agreement.js';
import { TIERS } from '../../../core/agreement/agreement.js';
import { type Matrix, type MatrixRow, matrixOf } from '../../../core/agreement/words/matrix.js';
import type { AgreementDocument } from '../input.js';
import { INK, type PartyLook, partyLooks, QUIET, RULE, WASH } from './look.js';
import { chapter, leafText, paragraph, type Run } from './parts.js';
import type { Node } from './print.js';
import { repeatingTag, type Tag, tag } from './tags.js';

/** More windows than this stand in tables of their own, one below the other. */
const WINDOWS_ACROSS = 3;
const LONGEST_NAME = 60;
const CATEGORY_WIDTH = 150;
/** Cells over fewer columns hold one name in a line. */
const NARROW = 3;

const clipped = (name: string): string => (name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name);

export function matrix(root: Tag, { agreement }: AgreementDocument): readonly Node[] {
  const whole = matrixOf(agreement);
  const { windows } = agreement.windows;
  const tables = Math.ceil(windows.length / WINDOWS_ACROSS);
  const across = Math.ceil(windows.length / tables);
  const section = tag(root, 'Sect');
  return Array.from({ length: tables }, (_, part): readonly Node[] => {
    const shown = windows.slice(part * across, (part + 1) * across);
    const names = tables === 1 ? '' : `: ${shown.map(({ name }) => clipped(name)).join(', ')}`;
    return [
      chapter(section, `Appendix: responsibility matrix${names}`, {
        pageBreak: 'before',
        pageOrientation: 'landscape',
        margin: [0, 0, 0, 4],
      }),
      ...(part === 0 ? [legend(section, agreement)] : []),
      grid(section, agreement, whole, shown, part * across * TIERS.length),
    ];
  }).flat();
}

function legend(section: Tag, agreement: Agreement): Node {
  const looks = partyLooks(agreement);
  const chips = agreement.parties.flatMap(({ id, name }): (string | Run)[] => [
    { text: ` ${clipped(name)} `, background: looks(id).tint, color: looks(id).text, bold: true },
    '   ',
  ]);
  return paragraph(
    section,
    [
      ...chips,
      {
        text: 'A Accountable, R Responsible where another team does the work, C Consulted, I Informed. Faint: inherited from the category above. Exceptions come before every cell.',
        color: QUIET,
      },
    ],
    { fontSize: 8, margin: [0, 0, 0, 8] },
  );
}

function grid(section: Tag, agreement: Agreement, { rows }: Matrix, shown: readonly CoverageWindow[], first: number): Node {
  const root = tag(section, 'Table');
  const cell = cellsOf(agreement);
  const body = rows.map((row) => bodyRow(root, row, row.cells.slice(first, first + shown.length * TIERS.length), cell));
  return {
    table: {
      headerRows: 2,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: [CATEGORY_WIDTH, ...shown.flatMap(() => TIERS.map(() => '*'))],
      body: [...headerRows(root, shown), ...body],
    },
    layout: {
      hLineWidth: (at: number) => (at === 2 ? 0.8 : 0.4),
      vLineWidth: (at: number) => (at > 0 && at <= shown.length * TIERS.length && (at - 1) % TIERS.length === 0 ? 0.6 : 0.3),
      hLineColor: (at: number) => (at === 2 ? QUIET : RULE),
      vLineColor: () => RULE,
      paddingLeft: () => 3,
      paddingRight: () => 3,
      paddingTop: () => 2,
      paddingBottom: () => 2,
    },
  };
}

function headerRows(root: Tag, shown: readonly CoverageWindow[]): readonly (readonly Node[])[] {
  const look = { bold: true, fontSize: 8, color: INK, fillColor: WASH };
  const rows = [tag(root, 'TR'), tag(root, 'TR')];
  // Headings come again on each page.
  const cell = (at: 0 | 1, text: string, more: Node = {}): Node =>
    leafText(repeatingTag(rows[at]!, 'TH', 'Column'), text, { ...look, ...more });
  return [
    [
      cell(0, 'Category', { rowSpan: 2 }),
      ...shown.flatMap(({ name }) => [cell(0, clipped(name), { colSpan: TIERS.length, alignment: 'center' }), {}, {}]),
    ],
    [
      { text: '', fillColor: WASH },
      ...shown.flatMap(() => TIERS.map((tier) => cell(1, `Tier ${tier}`, { fontSize: 7, color: QUIET, alignment: 'center' }))),
    ],
  ];
}

type CellMaker = (row: Tag, rule: GridRule | null, inherited: boolean, span: number) => Node;

function bodyRow(root: Tag, { category, depth }: MatrixRow, cells: MatrixRow['cells'], cell: CellMaker): readonly Node[] {
  const row = tag(root, 'TR');
  const isRoot = depth === 0;
  const decides = category.decides === null ? '' : ` (decides ${category.decides.replace('-', ' ')})`;
  const name = leafText(tag(row, 'TH', 'Row'), [clipped(category.name), { text: decides, color: QUIET, fontSize: 6.5 }], {
    fontSize: isRoot ? 9.5 : depth === 1 ? 8.2 : 7.8,
    bold: depth < 2,
    color: INK,
    margin: [Math.min(depth, 6) * 8, 0, 0, 0],
    ...(isRoot ? { fillColor: WASH } : {}),
  });
  const nodes: Node[] = [name];
  for (let at = 0; at < cells.length; ) {
    const { rule, inherited } = cells[at]!;
    let end = at + 1;
    while (end < cells.length && cells[end]!.rule === rule) end += 1;
    nodes.push(cell(row, rule, inherited, end - at), ...Array.from({ length: end - at - 1 }, () => ({})));
    at = end;
  }
  return nodes;
}

function cellsOf(agreement: Agreement): CellMaker {
  const looks = partyLooks(agreement);
  const teams = new Map(agreement.teams.map((team) => [team.id, team]));
  const names = (ids: readonly string[]): string => [...new Set(ids)].map((id) => clipped(teams.get(id)?.name ?? id)).join(', ');
  return (row, rule, inherited, span) => {
    const leaf = tag(row, 'TD');
    const shape = { colSpan: span, fontSize: 7, lineHeight: 1.1 };
    const longest = 6 + span * 7;
    if (rule === null || rule.accountable === null)
      return leafText(leaf, [{ text: 'nobody', bold: true, color: '#a3141f' }], { ...shape, fillColor: '#fdecec' }, longest);
    const look: PartyLook = looks(teams.get(rule.accountable)?.party);
    const others = rule.responsible.filter((id) => id !== rule.accountable);
    const shares = rule.responsible.includes(rule.accountable) && others.length > 0;
    const letters = [
      ...(others.length > 0 ? [['R', names(shares ? [rule.accountable, ...others] : others)]] : []),
      ...(rule.consulted.length > 0 ? [['C', names(rule.consulted)]] : []),
      ...(rule.informed.length > 0 ? [['I', names(rule.informed)]] : []),
    ];
    const scope = { included: null, project: 'project', out: 'out of scope' }[rule.scope];
    const told = inherited ? letters.filter(([letter]) => letter === 'R') : letters;
    // A letter stays with its name; in a narrow cell each begins a line.
    const before = span < NARROW ? '\n' : '   ';
    const runs: Run[] = [
      inherited
        ? { text: `A\u00a0${names([rule.accountable])}`, color: look.faint }
        : // Spaces that do not break keep the colour around the name.
          { text: `\u00a0A\u00a0${names([rule.accountable])}\u00a0`, bold: true, color: '#ffffff', background: look.solid },
      ...told.flatMap(([letter, text]): Run[] => [
        { text: `${before}${letter}\u00a0`, bold: true, color: inherited ? QUIET : INK },
        { text: text!, color: inherited ? QUIET : INK },
      ]),
      ...(scope === null ? [] : [{ text: `${before}${scope}`, italics: true, color: QUIET }]),
    ];
    return leafText(leaf, runs, { ...shape, ...(inherited ? {} : { fillColor: look.tint }) }, longest);
  };
}
