/**
 * From a key press in the grid to the line that says how much is owned and where the gaps are: the cell
 * is filled, the edit applied and checked, the grid read again, the draft handed to the worker and
 * proved there. 300 categories with a row each, 500 systems, 50 sites, 100 exceptions. The worker is
 * warm, as after the first edits.
 *
 * Run: npx tsx bench/draft.ts
 */
import { pathToFileURL } from 'node:url';
import { type Agreement, TIERS } from '../src/core/agreement/agreement.js';
import { applyEdit } from '../src/core/drafting/apply.js';
import { fillCells } from '../src/core/drafting/cell.js';
import { prove } from '../src/core/proof/prove.js';
import { bigAgreement } from '../src/core/testing/agreement-big.js';
import { owner } from '../src/web/features/draft/clipboard.js';
import { draftGrid } from '../src/web/features/draft/draft-grid.js';
import { quickProof } from '../src/web/features/draft/quick-proof.js';
import { type BenchRow, printRows } from './row.js';

const EDITS = 300;
const WARM = 40;
const FROM = Date.UTC(2026, 0, 5);

function draft() {
  const agreement = bigAgreement('spread', 1);
  const missing = agreement.categories.filter((category) => !agreement.rules.some((rule) => rule.category === category.id));
  const rows = missing.map((category, at) => ({
    id: `row${at}`,
    category: category.id,
    windows: null,
    tiers: null,
    ...owner(agreement.teams[at % agreement.teams.length]!.id),
  }));
  return { ...agreement, rules: [...agreement.rules, ...rows].slice(0, 300), exceptions: agreement.exceptions.slice(0, 100) };
}

const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)]!;

export async function run(): Promise<BenchRow[]> {
  let agreement: Agreement = draft();
  const { categories, teams } = agreement;
  const windows = agreement.windows.windows.map((window) => window.id);
  const view = { openWindows: new Set(windows), closedRows: new Set<string>() };
  let grid = draftGrid(agreement, view);
  let ids = 0;
  const times: number[] = [];
  for (let at = 0; at < EDITS + WARM; at++) {
    const cells = [
      { category: categories[(at * 37) % categories.length]!.id, windows: [windows[at % windows.length]!], tiers: [TIERS[at % 3]!] },
    ];
    // Every fifth one empties its cell.
    const assignment = at % 5 === 4 ? null : owner(teams[at % teams.length]!.id);
    const started = performance.now();
    const made = applyEdit(
      agreement,
      fillCells(agreement, cells, assignment, () => `new${ids++}`),
    );
    if (!made.ok) throw new Error('An edit of the benchmark was not made');
    agreement = made.agreement;
    grid = draftGrid(agreement, view, grid);
    const { ownedShare } = quickProof(structuredClone(agreement));
    const took = performance.now() - started;
    if (!(ownedShare > 0) || grid.rows.length === 0) throw new Error('The proof found nothing owned');
    if (at >= WARM) times.push(took);
  }
  const whole: number[] = [];
  for (let round = 0; round < 12; round++) {
    const started = performance.now();
    prove(agreement, { from: FROM });
    if (round > 1) whole.push(performance.now() - started);
  }
  const row = (what: string, ours: number, target: number): BenchRow => ({
    what,
    ours,
    unit: 'ms',
    target,
    higherIsBetter: false,
    rivals: [],
  });
  return [
    row('edit to proof in the page, 300 rows, 100 exceptions (p95)', percentile(times, 0.95), 50),
    row('the same (median)', percentile(times, 0.5), 50),
    row('every finding of it, in a second worker (median)', percentile(whole, 0.5), 500),
  ];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) printRows(await run());
