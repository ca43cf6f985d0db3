/** The command as a process: what cannot be seen inside one. */
import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bundled } from '../server/testing/bundled.js';
import { sample } from './testing/tandem.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

describe('the tandem process', () => {
  it('checks a file, without colours in a pipe, and ends with 1 for findings', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [bundled('tandem'), 'check', sample], { cwd: root, encoding: 'utf8' });
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout).toMatch(/^Harbor Lane .*\nOwned 68\.4 %/);
    expect(stdout).not.toContain('\u001b');
  });

  it('ends with 2 and no stack trace for what cannot be read, through the installed command too', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/tandem.mjs', 'check', '/no/such.yaml'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect([status, stdout, stderr]).toEqual([2, '', '/no/such.yaml: there is no such file\n']);
  });

  it('answers line by line while input still comes, and does not mind a reader that goes away', async () => {
    const child = spawn(process.execPath, [bundled('tandem'), 'route', sample, '--batch'], { cwd: root });
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    child.stdin.on('error', () => {});
    child.stdin.write('{"category": "Printer"}\n');
    const first = await new Promise<string>((resolve) => child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString())));
    expect(JSON.parse(first)).toMatchObject({ line: 1, outcome: { owned: true } });
    child.stdout.destroy();
    const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
    for (let i = 0; i < 200; i++) child.stdin.write(`${'{"category": "Printer"}\n'.repeat(200)}`);
    child.stdin.end();
    expect(await ended).toBe(0);
    expect(err).toBe('');
  });
});
