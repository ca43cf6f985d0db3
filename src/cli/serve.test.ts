import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { bundled } from '../server/testing/bundled.js';

const root = mkdtempSync(path.join(os.tmpdir(), 'tandem-serve-'));
const data = path.join(root, 'data');
const children: ChildProcess[] = [];
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  const pidFile = path.join(data, 'postgres/postmaster.pid');
  if (existsSync(pidFile)) process.kill(Number(readFileSync(pidFile, 'utf8').split('\n')[0]), 'SIGINT');
  await new Promise((resolve) => setTimeout(resolve, 200));
  rmSync(root, { recursive: true, force: true });
});

function serve(env: Record<string, string>, ...args: string[]) {
  const child = spawn(process.execPath, [bundled('tandem'), 'serve', ...args], {
    env: { PATH: process.env.PATH, PORT: '0', TANDEM_DATA: data, LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const ended = new Promise<{ code: number | null; output: string; errors: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, output, errors })),
  );
  const ready = (async () => {
    while (!output.includes('Tandem is at')) {
      if (child.exitCode !== null) throw new Error(errors);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return /Tandem is at (\S+)/.exec(output)?.[1] ?? '';
  })();
  ready.catch(() => undefined);
  return { child, ready, ended, output: () => output };
}

test('prints the address and the one-time link; Ctrl-C leaves a clean database', async () => {
  const server = serve({});
  const address = await server.ready;
  expect((await fetch(`${address}/health`)).status).toBe(200);
  while (!server.output().includes('first account')) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(server.output()).toContain(`Make the first account: ${address}/first-account?token=`);
  server.child.kill('SIGINT');
  expect(await server.ended).toMatchObject({ code: 0, errors: '' });
  expect(readFileSync(path.join(data, 'postgres.log'), 'utf8')).toContain('database system is shut down');
  expect(existsSync(path.join(data, 'postgres/postmaster.pid'))).toBe(false);
});

test('killed, it starts again on the same data', async () => {
  const first = serve({});
  await first.ready;
  first.child.kill('SIGKILL');
  await first.ended;
  const second = serve({});
  expect((await fetch(`${await second.ready}/ready`)).status).toBe(200);
  second.child.kill('SIGTERM');
  expect(await second.ended).toMatchObject({ code: 0 });
});

test('wrong configuration ends with all of it named and 2; a taken port with 1', async () => {
  expect(await serve({ PORT: 'x', LOG_LEVEL: 'loud' }).ended).toEqual({
    code: 2,
    output: '',
    errors:
      'tandem: PORT="x": expected a whole number from 0 to 65535\ntandem: LOG_LEVEL="loud": expected one of trace, debug, info, warn, error, silent\n',
  });
  const first = serve({});
  const port = new URL(await first.ready).port;
  const { code, errors } = await serve({ PORT: port, TANDEM_DATA: path.join(root, 'other') }).ended;
  expect([code, errors]).toEqual([1, `tandem: Port ${port} is taken on 127.0.0.1. Stop what runs there, or set PORT.\n`]);
  first.child.kill('SIGTERM');
  await first.ended;
});

test('help lists every variable', async () => {
  const { code, output } = await serve({}, '--help').ended;
  expect(code).toBe(0);
  for (const name of ['PORT', 'HOST', 'DATABASE_URL', 'TANDEM_DATA', 'PUBLIC_URL']) expect(output).toContain(`  ${name} `);
});
