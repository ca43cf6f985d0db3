/** Each boundary rule catches a planted violation, and says what to do instead. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import { afterAll, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
interface Rule {
  name: string;
  comment: string;
}
const config = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as { forbidden: Rule[]; options: object };

const plant = (from: string, to: string, target: string) => ({
  [from]: `import { value } from '${target}';\nexport const uses = value;\n`,
  [to]: 'export const value = 1;\n',
});

/** For each rule, a tree that breaks it and nothing else. */
const plants: Record<string, Record<string, string>> = {
  'no-cycles': {
    'src/core/a.ts': "import { b } from './b.js';\nexport const a = () => b;\n",
    'src/core/b.ts': "import { a } from './a.js';\nexport const b = () => a;\n",
  },
  'core-is-pure': { 'src/core/a.ts': "import { readFileSync } from 'node:fs';\nexport const a = readFileSync;\n" },
  'core-keeps-testing-out': plant('src/contract/a.ts', 'src/core/testing/b.ts', '../core/testing/b.js'),
  'contract-knows-core-only': plant('src/contract/a.ts', 'src/server/b.ts', '../server/b.js'),
  'formats-know-core-and-contract': plant('src/formats/a.ts', 'src/cli/b.ts', '../cli/b.js'),
  'server-knows-no-edges': plant('src/server/a.ts', 'src/web/b.ts', '../web/b.js'),
  'web-knows-contract': plant('src/web/a.ts', 'src/formats/b.ts', '../formats/b.js'),
  'web-runs-in-browsers': { 'src/web/a.ts': "import { readFileSync } from 'node:fs';\nexport const a = readFileSync;\n" },
  'platform-knows-no-module': plant('src/server/platform/a.ts', 'src/server/modules/tickets/index.ts', '../modules/tickets/index.js'),
  'modules-meet-at-the-door': plant(
    'src/server/modules/tickets/a.ts',
    'src/server/modules/identity/sessions.ts',
    '../identity/sessions.js',
  ),
  'ui-is-dumb': plant('src/web/ui/a.ts', 'src/core/b.ts', '../../core/b.js'),
  'features-never-meet': plant('src/web/features/tickets/a.ts', 'src/web/features/replay/b.ts', '../replay/b.js'),
  'features-know-no-page': plant('src/web/features/tickets/a.ts', 'src/web/pages/b.ts', '../../pages/b.js'),
  'nobody-imports-tests': plant('src/core/a.ts', 'src/core/b.test.ts', './b.test.js'),
  'declared-packages-only': {
    'src/contract/a.ts': "import { x } from 'tandem-undeclared';\nexport const a = x;\n",
    'node_modules/tandem-undeclared/index.js': 'exports.x = 1;\n',
    'node_modules/tandem-undeclared/package.json': '{"name":"tandem-undeclared","version":"1.0.0"}\n',
  },
};

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function write(files: Record<string, string>, below = tmpdir()) {
  const folder = mkdtempSync(join(below, 'tandem-plant-'));
  folders.push(folder);
  for (const [path, text] of Object.entries({ 'package.json': '{"type":"module"}\n', ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

async function violations(files: Record<string, string>): Promise<string[]> {
  const { options } = config;
  const result = await cruise(['src'], {
    ...options,
    baseDir: write(files),
    ruleSet: { forbidden: config.forbidden as never[] },
    validate: true,
  });
  if (typeof result.output === 'string') throw new Error(result.output);
  return result.output.summary.violations.map((violation) => violation.rule.name);
}

describe('boundaries', () => {
  test('every rule has a plant and says what to do instead', () => {
    expect(Object.keys(plants).sort()).toEqual(config.forbidden.map((rule) => rule.name).sort());
    for (const rule of config.forbidden) expect(rule.comment.length).toBeGreaterThan(20);
  });

  test.each(Object.entries(plants))('%s', async (rule, files) => {
    expect(await violations(files)).toContain(rule);
  });

  test('a tree that keeps the rules passes', async () => {
    expect(await violations(plant('src/contract/a.ts', 'src/core/b.ts', '../core/b.js'))).toEqual([]);
  });

  const foreign = {
    fetch: 'export const a = () => fetch("/");\n',
    process: 'export const a = () => process.env;\n',
    document: 'export const a = () => document.title;\n',
    'a package': 'import { z } from "zod";\nexport const a = z;\n',
  };
  test('what is not of core does not compile in it', () => {
    const names = Object.keys(foreign);
    const folder = write({
      ...Object.fromEntries(Object.values(foreign).map((text, index) => [`src/${index}.ts`, text])),
      'tsconfig.json': JSON.stringify({
        extends: join(root, 'src/core/tsconfig.json'),
        compilerOptions: { composite: false, incremental: false, noEmit: true, rootDir: '.', declaration: false },
        include: ['src/**/*.ts'],
        exclude: [],
      }),
    });
    const tsc = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder], { encoding: 'utf8' });
    expect(tsc.status).not.toBe(0);
    const refused = [...tsc.stdout.matchAll(/src\/(\d)\.ts\(\d+,\d+\): error TS(?:2304|2307|2580|2584|2591)/g)].map(
      ([, index]) => names[Number(index)],
    );
    expect([...new Set(refused)].sort()).toEqual(names.sort());
  });
});
