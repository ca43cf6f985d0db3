import { mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findBinaries, mendSymlinks } from './binaries.js';

const root = mkdtempSync(path.join(os.tmpdir(), 'tandem-binaries-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('mends the links of a package whose install script did not run, as often as asked', () => {
  mkdirSync(path.join(root, 'native/lib'), { recursive: true });
  writeFileSync(path.join(root, 'native/lib/libpq.so.5.18'), 'library');
  writeFileSync(
    path.join(root, 'native/pg-symlinks.json'),
    JSON.stringify([{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }]),
  );
  mendSymlinks(root);
  mendSymlinks(root);
  expect(readlinkSync(path.join(root, 'native/lib/libpq.so.5'))).toBe('libpq.so.5.18');
  expect(readFileSync(path.join(root, 'native/lib/libpq.so.5'), 'utf8')).toBe('library');
});

test('a platform without binaries, and one whose package is missing, are told what to do', () => {
  expect(() => findBinaries('plan9-mips')).toThrow('There is no embedded PostgreSQL for plan9-mips. Set DATABASE_URL');
  const foreign = process.platform === 'darwin' ? 'linux-arm64' : 'darwin-arm64';
  expect(() => findBinaries(foreign)).toThrow(/is not installed\. Run "npm ci" without --omit=optional, or set DATABASE_URL/);
});
