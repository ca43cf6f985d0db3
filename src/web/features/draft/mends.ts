/** Where a finding lies in the grid, and the mends that are one click. */
import { type Agreement, type Assignment, TIERS } from '../../../core/agreement/agreement.js';
import { compileCalendar } from '../../../core/calendar/compile.js';
import { assignmentOf, type Cells, fillCells } from '../../../core/drafting/cell.js';
import type { DraftChange } from '../../../core/drafting/change.js';
import type { CalendarId, RuleId, TeamId } from '../../../core/ids.js';
import type { Finding, FindingKind, RegionBox } from '../../../core/proof/finding.js';
import type { RegisterKind } from '../../../core/registers/register.js';
import { categoryTree } from '../../../core/routing/category-tree.js';
import type { Instant } from '../../../core/time.js';
import { owner } from './clipboard.js';
import { type DraftColumn, type DraftRow, draftGrid } from './draft-grid.js';

const allows = (box: RegionBox, key: string, values: readonly string[]): boolean => {
  const listed = box[key];
  return listed === null || listed === undefined || values.some((value) => listed.includes(value));
};

const GRID_KEYS = ['category', 'window', 'tier'];

/** Whether a cell lies in a finding's regions. */
export function touches(finding: Finding, row: Pick<DraftRow, 'category'>, column: Pick<DraftColumn, 'window' | 'tiers'>): boolean {
  const category = [row.category.id];
  const tiers = column.tiers.map(String);
  const holds = (box: RegionBox): boolean =>
    allows(box, 'category', category) && allows(box, 'window', [column.window]) && allows(box, 'tier', tiers);
  const whole = (box: RegionBox): boolean =>
    holds(box) && Object.entries(box).every(([key, values]) => values === null || GRID_KEYS.includes(key));
  return finding.regions.some((region) => holds(region.dimensions) && !(region.except ?? []).some(whole));
}

/** What mends a finding with one click. */
export type Mend =
  /** A team is chosen, which then owns it, does the work in these hours, or answers for it. */
  | { readonly kind: 'team'; readonly words: 'own' | 'work' | 'answer'; readonly teams: readonly TeamId[] }
  | { readonly kind: 'change'; readonly words: 'remove' | 'unrepeat' | 'workToo'; readonly rule: RuleId }
  /** The text is well; what is noted beside it is not. */
  | { readonly kind: 'register'; readonly register: RegisterKind }
  | { readonly kind: 'none' };

const REGISTER_OF: Partial<Record<FindingKind, RegisterKind>> = {
  'no-access': 'systems',
  'excess-access': 'systems',
  undocumented: 'systems',
  'no-recovery-proof': 'systems',
  'single-point-of-failure': 'people',
  'duplicate-tool': 'tools',
  'no-tool': 'tools',
};

const NONE: Mend = { kind: 'none' };

export function mendOf(agreement: Agreement, finding: Finding): Mend {
  const register = REGISTER_OF[finding.kind];
  if (register) return { kind: 'register', register };
  const rule = finding.rules[0];
  const everybody = agreement.teams.map((team) => team.id);
  switch (finding.kind) {
    case 'gap':
      return rule !== undefined || gapCells(agreement, finding).length > 0 ? { kind: 'team', words: 'own', teams: everybody } : NONE;
    case 'shadowed':
    case 'redundant':
      return rule === undefined ? NONE : { kind: 'change', words: 'remove', rule };
    case 'raci':
      return rule === undefined ? NONE : raciMend(agreement, finding, rule);
    case 'unstaffed': {
      const teams = finding.severity === 'blocker' && finding.at !== null ? onDuty(agreement, finding.at) : [];
      return teams.length === 0 ? NONE : { kind: 'team', words: 'work', teams };
    }
    default:
      return NONE;
  }
}

function raciMend(agreement: Agreement, { id, teams: named }: Finding, rule: RuleId): Mend {
  const everybody = agreement.teams.map((team) => team.id);
  // A rule without anybody gets one team for both.
  if (named.length === 0) return { kind: 'team', words: 'own', teams: everybody };
  if (id.endsWith(':repeated')) return { kind: 'change', words: 'unrepeat', rule };
  if (id.endsWith(':responsible')) return { kind: 'change', words: 'workToo', rule };
  if (id.endsWith(':accountable')) return { kind: 'team', words: 'answer', teams: everybody };
  const internal = agreement.parties.find((party) => party.kind === 'internal')?.id;
  const teams = agreement.teams.filter((team) => team.party === internal).map((team) => team.id);
  // An exception holds for other work as well, which may stay with whom it is.
  return agreement.rules.some((one) => one.id === rule) && teams.length > 0 ? { kind: 'team', words: 'answer', teams } : NONE;
}

/** Teams that are staffed or on call at an instant. */
function onDuty({ teams, calendars }: Agreement, at: Instant): readonly TeamId[] {
  const isOpen = (calendar: CalendarId | undefined): boolean => {
    const found = calendar === undefined ? undefined : calendars[calendar];
    return found !== undefined && compileCalendar(found).isOpen(at);
  };
  return teams.filter((team) => isOpen(team.coverage) || isOpen(team.onCall?.calendar)).map((team) => team.id);
}

/** The changes of a mend; `team` is the one that was chosen, where one is. */
export function mended(agreement: Agreement, finding: Finding, team: TeamId, newId: () => string): readonly DraftChange[] {
  const mend = mendOf(agreement, finding);
  const [rule] = finding.rules;
  if (mend.kind === 'team' && mend.words === 'own') return closeGap(agreement, finding, team, newId);
  if (rule === undefined || (mend.kind !== 'team' && mend.kind !== 'change')) return [];
  switch (mend.words) {
    case 'remove':
      return withoutRule(agreement, rule);
    case 'unrepeat':
      return reassigned(agreement, rule, ({ responsible, consulted, informed }) => ({
        consulted: consulted.filter((one) => !responsible.includes(one)),
        informed: informed.filter((one) => !responsible.includes(one)),
      }));
    case 'workToo':
      return reassigned(agreement, rule, ({ accountable }) => ({ responsible: accountable === null ? [] : [accountable] }));
    case 'answer':
      return finding.id.endsWith(':internal')
        ? inCells(agreement, finding, rule, { accountable: team }, newId)
        : reassigned(agreement, rule, () => ({ accountable: team }));
    default: {
      const works = ({ responsible, consulted, informed }: Assignment): Partial<Assignment> => ({
        responsible: [...responsible.filter((one) => one !== team), team],
        consulted: consulted.filter((one) => one !== team),
        informed: informed.filter((one) => one !== team),
      });
      const row = agreement.rules.find((one) => one.id === rule);
      return row ? inCells(agreement, finding, rule, works(row), newId) : reassigned(agreement, rule, works);
    }
  }
}

/** A rule with other people in it, wherever it holds. */
function reassigned(agreement: Agreement, id: RuleId, change: (rule: Assignment) => Partial<Assignment>): readonly DraftChange[] {
  const exception = agreement.exceptions.find((one) => one.id === id);
  if (exception) return [{ kind: 'put', list: 'exceptions', was: exception, item: { ...exception, ...change(exception) } }];
  const row = agreement.rules.find((one) => one.id === id);
  return row ? [{ kind: 'put', list: 'rules', was: row, item: { ...row, ...change(row) } }] : [];
}

/** A row with other people in it, in the cells of the finding alone. */
function inCells(
  agreement: Agreement,
  { regions }: Finding,
  id: RuleId,
  change: Partial<Assignment>,
  newId: () => string,
): readonly DraftChange[] {
  const row = agreement.rules.find((one) => one.id === id);
  if (row === undefined) return [];
  const tree = categoryTree(agreement.categories);
  const cells = regions.flatMap(({ dimensions }): Cells[] => {
    const within = <Value extends string | number>(own: readonly Value[], key: string): readonly Value[] =>
      own.filter((value) => allows(dimensions, key, [String(value)]));
    const listed = within(tree.subtreeOf(row.category), 'category');
    // What is below a category inherits from it.
    const categories = listed.filter((one) => !listed.includes(tree.get(one)?.parent ?? ''));
    const windows = within(row.windows ?? agreement.windows.windows.map((window) => window.id), 'window');
    const tiers = within(row.tiers ?? TIERS, 'tier');
    return categories.map((category) => ({ category, windows, tiers }));
  });
  return fillCells(agreement, cells, { ...assignmentOf(row), ...change }, newId);
}

/** The changes that give a gap to a team: exactly the cells in which nobody is named, at the topmost categories. */
function closeGap(agreement: Agreement, finding: Finding, team: string, newId: () => string): readonly DraftChange[] {
  const [rule] = finding.rules;
  if (rule !== undefined) {
    const assignment = owner(team);
    const exception = agreement.exceptions.find((one) => one.id === rule);
    if (exception) return [{ kind: 'put', list: 'exceptions', was: exception, item: { ...exception, ...assignment } }];
    const row = agreement.rules.find((one) => one.id === rule);
    return row ? [{ kind: 'put', list: 'rules', was: row, item: { ...row, ...assignment } }] : [];
  }
  return fillCells(agreement, gapCells(agreement, finding), owner(team), newId);
}

function gapCells(agreement: Agreement, finding: Finding): readonly Cells[] {
  const everyTier = { openWindows: new Set(agreement.windows.windows.map((window) => window.id)), closedRows: new Set<string>() };
  const { rows, columns } = draftGrid(agreement, everyTier);
  const taken = new Set<string>();
  return rows.flatMap((row) =>
    columns.flatMap((column, at): Cells[] => {
      if (row.cells[at]!.rule !== null || !touches(finding, row, column)) return [];
      taken.add(`${row.category.id} ${column.key}`);
      // Its parent's cell is filled, and this one inherits.
      if (row.category.parent !== null && taken.has(`${row.category.parent} ${column.key}`)) return [];
      return [{ category: row.category.id, windows: [column.window], tiers: column.tiers }];
    }),
  );
}

/** The changes that take a rule away. */
function withoutRule(agreement: Agreement, id: string): readonly DraftChange[] {
  const row = agreement.rules.find((one) => one.id === id);
  if (row) return [{ kind: 'remove', list: 'rules', was: row }];
  const exception = agreement.exceptions.find((one) => one.id === id);
  return exception ? [{ kind: 'remove', list: 'exceptions', was: exception }] : [];
}
