// Everything that guards the product, in one command: `npm test`.
//
// Four lanes run side by side: static checks and then axe on every page, what is decided on paper, what
// waits for a database, and the journeys in a browser. The last two are the longest and wait most, so they go before the others,
// which take what is left of the processors. Each static check counts as one; each test of a run counts as itself. The
// last line is always `N passed, N failed`.
// `npm test -- core server` runs only the parts whose names are given.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled } from './install.mjs';

const root = join(import.meta.dirname, '..');
const reports = join(root, '.cache', 'test-reports');

const wanted = process.argv.slice(2);

const check = (name, command, ...args) => ({ name, command, args, report: null });
/** Projects that one run reads and transforms together. */
const tests = (...projects) => {
  const chosen = projects.filter((name) => wanted.length === 0 || wanted.includes(name));
  const name = chosen.join(', ');
  const report = join(reports, `${chosen.join('-')}.json`);
  const only = chosen.flatMap((one) => ['--project', one]);
  return {
    name,
    command: 'vitest',
    args: ['run', ...only, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    report,
  };
};

const lanes = [
  [
    check('types', 'tsgo', '-b'),
    check('types of the web', 'tsgo', '-p', 'src/web'),
    check('types of its tests', 'tsgo', '-p', 'src/web/tsconfig.test.json'),
    check('format and lint', 'biome', 'ci', '--error-on-warnings', '.'),
    check('floating promises', 'oxlint', '--type-aware', '--deny-warnings'),
    check('boundaries', 'depcruise', '--config', '.dependency-cruiser.cjs', 'src', 'seed'),
    check('unused code', 'knip', '--no-progress'),
    { ...tests('looks'), patience: 0 },
  ],
  [tests('core', 'formats', 'web')],
  [tests('server')],
  [tests('e2e')],
];

/** How much a lane lets others go before it, 0 to 19. */
const PATIENCE = [10, 5, 0, 0];

/** The checkers of types collect their garbage less often, as long as there is room. */
const ROOMY = { GOGC: '400', GOMEMLIMIT: '3GiB' };

function run(step, patience) {
  return new Promise((resolve) => {
    const startedAt = Date.now();
    const output = [];
    const child = spawn(join(root, 'node_modules', '.bin', step.command), step.args, {
      cwd: root,
      env: { ...ROOMY, ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    try {
      setPriority(child.pid, patience);
    } catch {
      // Then all are alike.
    }
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.on('error', (error) => output.push(Buffer.from(String(error))));
    child.on('close', (code) =>
      resolve({ step, code, seconds: (Date.now() - startedAt) / 1000, output: Buffer.concat(output).toString() }),
    );
  });
}

function count({ step, code }) {
  if (step.report === null) return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
  try {
    const report = JSON.parse(readFileSync(step.report, 'utf8'));
    const failed = report.numFailedTests;
    // A run can fail without a failed test: a file that does not load, an error after the last test.
    return { passed: report.numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed, skipped: report.numPendingTests };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

ensureInstalled(root);
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const total = { passed: 0, failed: 0, skipped: 0 };
await Promise.all(
  lanes.map(async (lane, place) => {
    for (const step of lane) {
      if (step.name === '' || (wanted.length > 0 && step.report === null && !wanted.includes(step.name))) continue;
      const result = await run(step, step.patience ?? PATIENCE[place]);
      const counted = count(result);
      for (const key of Object.keys(total)) total[key] += counted[key];
      const verdict = counted.failed === 0 ? 'ok  ' : 'FAIL';
      console.log(
        `${verdict} ${step.name.padEnd(18)} ${String(counted.passed).padStart(5)} passed, ${counted.failed} failed  ${result.seconds.toFixed(1)} s`,
      );
      if (counted.failed > 0) console.log(result.output);
    }
  }),
);
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
