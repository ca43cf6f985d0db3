/**
 * Proof of a large agreement: 300 categories, 500 systems, 50 sites, four types, three tiers, four
 * priorities, three windows and 2,000 exceptions, which is over 10^9 situations. Compiled and searched
 * for gaps, conflicts, shadowed and redundant rules and RACI violations, each time in a fresh process
 * that has compiled nothing before, bundled as it runs in production.
 *
 * Exceptions of several shapes: `spread` asks for every dimension with even odds; `mixed`, the hardest
 * known, always for two or three of category, system and site.
 *
 * Their difference: the later version has some forty rules changed or taken away, as after a year; or
 * it is another agreement altogether. Both are compiled before, as a server has them.
 *
 * Run: npx tsx bench/proof.ts
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Agreement } from '../src/core/agreement/agreement.js';
import { conflicts } from '../src/core/routing/conflicts.js';
import { coverage } from '../src/core/routing/coverage.js';
import { diffRouters } from '../src/core/routing/diff.js';
import { redundant, shadowed } from '../src/core/routing/effectless-findings.js';
import { gapFindings } from '../src/core/routing/gap-findings.js';
import { raciViolations } from '../src/core/routing/raci.js';
import { compileRouter } from '../src/core/routing/router.js';
import { bigAgreement, type Shape } from '../src/core/testing/agreement-big.js';
import { type BenchRow, printRows } from './row.js';

interface Measured {
  readonly milliseconds: number;
  /** Processor time by this process, its compiler and collector threads included. */
  readonly userMilliseconds: number;
  /** Peak of the whole process, the runtime included. */
  readonly megabytes: number;
  /** What the heap and its buffers grew by. */
  readonly grownMegabytes: number;
  readonly findings: number;
}

const MEGABYTE = 1024 * 1024;

/** One proof in this process. */
function measure(shape: Shape): Measured {
  const agreement = bigAgreement(shape, 1);
  const before = process.memoryUsage();
  const used = process.cpuUsage();
  const started = process.hrtime.bigint();
  const router = compileRouter(agreement);
  const findings = [...gapFindings(router), ...conflicts(router), ...shadowed(router), ...redundant(router), ...raciViolations(router)];
  const { share } = coverage(router);
  const milliseconds = Number(process.hrtime.bigint() - started) / 1e6;
  const userMilliseconds = process.cpuUsage(used).user / 1000;
  const after = process.memoryUsage();
  if (!(share > 0)) throw new Error('The proof found nothing owned');
  return {
    milliseconds,
    userMilliseconds,
    megabytes: process.resourceUsage().maxRSS / 1024,
    grownMegabytes: (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / MEGABYTE,
    findings: findings.length,
  };
}

/** A later version: every hundredth exception and every twentieth row given to somebody else, some exceptions gone. */
function edited(agreement: Agreement): Agreement {
  const given = <Rule>(rule: Rule, at: number): Rule => {
    const team = agreement.teams[at % agreement.teams.length]!.id;
    return { ...rule, accountable: team, responsible: [team] };
  };
  return {
    ...agreement,
    rules: agreement.rules.map((rule, at) => (at % 20 === 3 ? given(rule, at) : rule)),
    exceptions: agreement.exceptions.map((rule, at) => (at % 100 === 7 ? given(rule, at) : rule)).filter((_, at) => at % 150 !== 3),
  };
}

/** One difference in this process. */
function measureDifference(shape: Shape, other: boolean): Pick<Measured, 'milliseconds'> {
  const before = bigAgreement(shape, 1);
  const [one, two] = [compileRouter(before), compileRouter(other ? bigAgreement(shape, 2) : edited(before))];
  const started = process.hrtime.bigint();
  const { changes } = diffRouters(one, two);
  const milliseconds = Number(process.hrtime.bigint() - started) / 1e6;
  if (changes.length === 0) throw new Error('The difference found nothing');
  return { milliseconds };
}

const root = fileURLToPath(new URL('..', import.meta.url));

/** The best of several fresh processes. */
function best(...what: readonly string[]): Measured {
  const rounds = Array.from({ length: 5 }, () => {
    const child = spawnSync(process.execPath, ['dist/proof-once.mjs', ...what], { cwd: root, encoding: 'utf8' });
    if (child.status !== 0) throw new Error(child.stderr);
    return JSON.parse(child.stdout) as Measured;
  });
  return rounds.reduce((one, other) => (other.milliseconds < one.milliseconds ? other : one));
}

/** Measures time and memory of the proof. */
export async function run(): Promise<BenchRow[]> {
  const row = (what: string, ours: number, unit: string, target: number): BenchRow => ({
    what,
    ours,
    unit,
    target,
    higherIsBetter: false,
    rivals: [],
  });
  execFileSync(process.execPath, ['scripts/build.mjs', 'proof-once=bench/proof.ts'], { cwd: root, stdio: 'inherit' });
  return (['spread', 'mixed'] as const).flatMap((shape) => {
    const { milliseconds, megabytes } = best('measure', shape);
    return [
      row(`proof of over 10^9 situations, 2,000 exceptions (${shape})`, milliseconds, 'ms', 500),
      row(`its process at most (${shape})`, megabytes, 'MB', 200),
      row(`difference to a version with forty edits (${shape})`, best('edited', shape).milliseconds, 'ms', 1000),
      row(`difference to another agreement of that size (${shape})`, best('other', shape).milliseconds, 'ms', 1000),
    ];
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [, , what, shape] = process.argv as readonly (string | undefined)[];
  if (what === 'measure') console.log(JSON.stringify(measure(shape as Shape)));
  else if (what) console.log(JSON.stringify(measureDifference(shape as Shape, what === 'other')));
  else printRows(await run());
}
