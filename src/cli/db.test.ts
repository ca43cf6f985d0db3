import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { bundled } from '../server/testing/bundled.js';

const root = mkdtempSync(path.join(os.tmpdir(), 'tandem-db-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function tandem(env: Record<string, string>, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bundled('tandem'), 'db', ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, TANDEM_DATA: path.join(root, 'data'), ...env },
  });
  return { status, stdout, stderr };
}

test('what cannot be done ends with 2, one plain line, and nothing left behind', () => {
  expect(tandem({}, 'backup', root)).toEqual({
    status: 2,
    stdout: '',
    stderr: `tandem: There is no database in ${path.join(root, 'data')}\n`,
  });
  const external = tandem({ DATABASE_URL: 'postgres://a:secret@db/x' }, 'backup', root);
  expect(external.status).toBe(2);
  expect(external.stderr).toContain('back it up and restore it with its own tools, such as pg_dump');
  expect(external.stderr).not.toContain('secret');
  expect(tandem({ PORT: 'x' }, 'backup', root).stderr).toBe('tandem: PORT="x": expected a whole number from 0 to 65535\n');
  expect(tandem({}, 'restore', path.join(root, 'none.tar.gz')).stderr).toBe(`tandem: There is no file ${path.join(root, 'none.tar.gz')}\n`);
  expect(readdirSync(root).filter((name) => name !== 'data')).toEqual([]);
});
