/**
 * Routing decisions with their causes: an agreement of 200 rules and one of 2,000, seven dimensions,
 * half of the situations inside some exception, half anywhere. Every rival decides the same
 * situations; how often one answers differently is printed.
 *
 * Run: npx tsx bench/routing.ts
 */
import { pathToFileURL } from 'node:url';
import type { Agreement } from '../src/core/agreement/agreement.js';
import type { Situation } from '../src/core/agreement/situation.js';
import { compileRouter } from '../src/core/routing/router.js';
import { BIG, bigAgreement, situationsNearRules } from '../src/core/testing/agreement-big.js';
import { bitsetIndex, casbin, cedarWasm, handWrittenScan, jsonRulesEngine, type Rival } from './routing-rivals.js';
import { type BenchRow, printRows, rate } from './row.js';

const small = { categories: 60, systems: 80, sites: 8, windows: 3, attributes: 0, rules: 40, exceptions: 160 };
const CALLS = 2_000_000;
/** Situations that are decided over and over, a busy desk's day. */
const SITUATIONS = 1_024;

function oursPerSecond(agreement: Agreement, situations: readonly Situation[]): number {
  const router = compileRouter(agreement);
  return rate(CALLS, (calls) => {
    let causes = 0;
    for (let at = 0, i = 0; i < calls; i += 1) {
      causes += router.route(situations[at]!).causes.length;
      at = at + 1 === situations.length ? 0 : at + 1;
    }
    return causes;
  });
}

/** The rate of a rival that may answer later; the best of three rounds. */
async function rivalPerSecond({ calls, decide }: Rival, situations: readonly Situation[]): Promise<number> {
  let best = 0;
  for (let round = 0; round < 4; round += 1) {
    const started = process.hrtime.bigint();
    for (let i = 0; i < calls; i += 1) {
      const answer = decide(situations[i % situations.length]!);
      if (answer instanceof Promise) await answer;
    }
    const seconds = Number(process.hrtime.bigint() - started) / 1e9;
    if (round > 0) best = Math.max(best, calls / seconds);
  }
  return best;
}

async function differences(agreement: Agreement, rival: Rival, situations: readonly Situation[]): Promise<number> {
  const router = compileRouter(agreement);
  let different = 0;
  for (const situation of situations.slice(0, 200)) {
    const { outcome } = router.route(situation);
    if ((outcome.owned ? outcome.rule : null) !== (await rival.decide(situation))) different += 1;
  }
  return different;
}

/** Measures all ways side by side. */
export async function run(): Promise<BenchRow[]> {
  const agreement = bigAgreement('mixed', 1, small);
  const situations = situationsNearRules(agreement, SITUATIONS, 7);
  const ours = oursPerSecond(agreement, situations);
  const rivals: { name: string; value: number }[] = [];
  for (const rival of [
    jsonRulesEngine(agreement),
    await casbin(agreement),
    cedarWasm(agreement),
    handWrittenScan(agreement),
    bitsetIndex(agreement),
  ]) {
    const different = await differences(agreement, rival, situations);
    if (different > 0) console.log(`${rival.name} answers ${different} of 200 differently`);
    rivals.push({ name: rival.name, value: await rivalPerSecond(rival, situations) });
  }

  const wide = bigAgreement('mixed', 1, { ...small, attributes: 6 });
  const large = bigAgreement('mixed', 1, { ...BIG, rules: 200, exceptions: 1800 });
  const row = (what: string, value: number, target: number, others: BenchRow['rivals'] = []): BenchRow => ({
    what,
    ours: value,
    unit: 'decisions/s',
    target,
    higherIsBetter: true,
    rivals: others,
  });
  return [
    row('routing with causes, 200 rules', ours, 5_000_000, rivals),
    row(
      'routing with causes, 200 rules, six declared attributes more',
      oursPerSecond(wide, situationsNearRules(wide, SITUATIONS, 7)),
      5_000_000,
    ),
    row('routing with causes, 2,000 rules', oursPerSecond(large, situationsNearRules(large, SITUATIONS, 7)), ours / 2),
  ];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) printRows(await run());
