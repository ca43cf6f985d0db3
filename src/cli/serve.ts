/** `tandem serve`: the server until it is told to stop. */
import { Command } from 'commander';
import { configHelp, readConfig } from '../server/config.js';

const FORCE_AFTER_MS = 20_000;

export function serveCommand(): Command {
  return new Command('serve')
    .description('Start the server, with its own PostgreSQL unless DATABASE_URL names another')
    .addHelpText(
      'after',
      `\nThe environment configures it (standard value in brackets):\n${configHelp()}\n\nCtrl-C, or SIGTERM, lets requests end and leaves a clean database.`,
    )
    .action(serve);
}

async function serve(): Promise<void> {
  const result = readConfig({ ...process.env, LOG_LEVEL: process.env.LOG_LEVEL ?? (process.stdout.isTTY ? 'warn' : 'info') });
  if (!result.ok) {
    process.stderr.write(`${result.problems.map((problem) => `tandem: ${problem}`).join('\n')}\n`);
    process.exitCode = 2;
    return;
  }
  const stopAsked = untilAsked();
  // Loaded late, so that help and bad configuration answer at once.
  const { startServer } = await import('../server/main.js');
  let server: Awaited<ReturnType<typeof startServer>>;
  try {
    server = await startServer(result.config);
  } catch (error) {
    process.stderr.write(`tandem: ${plain(error)}\n`);
    process.exitCode = 1;
    return;
  }
  process.stdout.write(`Tandem is at ${server.address}\n`);
  if (server.firstAccountLink !== null) process.stdout.write(`Make the first account: ${server.firstAccountLink}\n`);
  await stopAsked;
  // Somebody may hold a connection open for ever.
  setTimeout(() => process.exit(1), FORCE_AFTER_MS).unref();
  await server.stop();
  process.exit(0);
}

/** Resolves at the first signal; a second one ends the process at once. */
function untilAsked(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (asked && signal === 'SIGINT') process.exit(130);
        asked = true;
        resolve();
      });
    }
  });
}

function plain(error: unknown): string {
  const { code, address, port, message } = error as NodeJS.ErrnoException & { address?: string; port?: number };
  if (code === 'EADDRINUSE') return `Port ${port} is taken on ${address}. Stop what runs there, or set PORT.`;
  if (code === 'EACCES' && port !== undefined) return `Port ${port} may not be used by this user. Set PORT to one above 1023.`;
  return message;
}
