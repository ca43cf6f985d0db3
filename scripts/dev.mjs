// `npm run dev`: the server restarts when its sources change, the web app reloads in place.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
ensureInstalled(root);
const api = process.env.PORT ?? '3000';
const web = process.env.WEB_PORT ?? '5173';
const address = `http://localhost:${web}`;

const start = (file, args, env) =>
  spawn(process.execPath, [join(root, 'node_modules', file), ...args], { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
const children = [
  // PUBLIC_URL: links that the server prints lead to the page that reloads.
  start('tsx/dist/cli.mjs', ['watch', '--clear-screen=false', 'src/cli/main.ts', 'serve'], {
    PORT: api,
    PUBLIC_URL: process.env.PUBLIC_URL ?? address,
  }),
  start('vite/bin/vite.js', ['--port', web, '--strictPort'], { TANDEM_API: `http://127.0.0.1:${api}` }),
];

let ending = false;
function end(code) {
  if (ending) return;
  ending = true;
  process.exitCode = code;
  for (const child of children) child.kill('SIGTERM');
}
for (const child of children) child.on('exit', (code) => end(code ?? 0));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => end(0));
