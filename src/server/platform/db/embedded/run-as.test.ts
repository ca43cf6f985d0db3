import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findBinaries } from './binaries.js';
import { type Circumstances, chooseRunAs, command, passwd } from './run-as.js';

const folder = mkdtempSync(path.join(os.tmpdir(), 'tandem-run-as-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const binaries = findBinaries();
const nowhere = path.join(folder, 'postgres');
const around = (more: Partial<Circumstances>): Circumstances => ({ uid: 0, canUnshare: () => true, users: () => [], ...more });

test('an ordinary user runs it as himself', () => {
  const as = chooseRunAs(binaries, folder, nowhere, around({ uid: 1234 }));
  expect(as).toEqual({ kind: 'self' });
  expect(command(as, 'postgres', ['-D', 'x'])).toEqual({ file: 'postgres', args: ['-D', 'x'], options: {} });
});

test('root runs it in a user namespace', () => {
  const as = chooseRunAs(binaries, folder, nowhere, around({}));
  expect(command(as, 'postgres', ['-D', 'x'])).toEqual({
    file: 'unshare',
    args: ['--user', '--map-user=1000', '--map-group=1000', 'postgres', '-D', 'x'],
    options: {},
  });
});

test('without namespaces and without a user who reaches everything it says what to do', () => {
  const users = () => [{ name: 'nobody', uid: 65_534, gid: 65_534 }];
  expect(() => chooseRunAs(binaries, '/nonexistent/data', nowhere, around({ canUnshare: () => false, users }))).toThrow(
    /does not run as root.*Start as an ordinary user, or set TANDEM_DATA.*or set DATABASE_URL/s,
  );
  expect(() => chooseRunAs(binaries, folder, nowhere, around({ canUnshare: () => false }))).toThrow('no other system user');
});

test.runIf(process.getuid?.() === 0)('data of another user is served by that user', () => {
  const pgdata = mkdtempSync(path.join(folder, 'postgres-'));
  chownSync(pgdata, 12_345, 12_346);
  expect(chooseRunAs(binaries, folder, pgdata, around({}))).toEqual({ kind: 'user', name: '12345', uid: 12_345, gid: 12_346 });
});

test('reads the users of the system', () => {
  expect(passwd('root:x:0:0:root:/root:/bin/bash\npostgres:x:101:104::/var/lib/postgresql:/bin/bash\n\n# odd')).toEqual([
    { name: 'root', uid: 0, gid: 0 },
    { name: 'postgres', uid: 101, gid: 104 },
  ]);
});
