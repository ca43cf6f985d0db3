/**
 * The `tandem` program. Every command is made by one function in its own file and listed here; a new
 * one needs that file and a line below.
 */
import { Command, CommanderError } from 'commander';
import { TooManyLists } from '../core/index.js';
import { agreementCommand } from './agreement.js';
import { calendarCommand } from './calendar.js';
import { checkCommand } from './check.js';
import { dbCommand } from './db.js';
import { diffCommand } from './diff.js';
import { documentCommand } from './document.js';
import { FINE, UNREADABLE } from './exit.js';
import { importCommand } from './import.js';
import type { Io } from './io.js';
import { replayCommand } from './replay.js';
import { routeCommand } from './route.js';
import { schemaCommand } from './schema.js';
import { seedCommand } from './seed.js';
import { serveCommand } from './serve.js';
import { startFromCommand } from './start-from.js';
import { verifyCommand } from './verify.js';

const HELP = `
Every command has its own help with examples: tandem check --help
Where there is a result for machines, --json gives it. Colours appear on a terminal only; NO_COLOR turns them off.

Ends with 0 when all is fine, with 1 when there are findings, with 2 for wrong usage or input that cannot be read.

Examples:
  tandem check agreement.yaml
  tandem route agreement.yaml --category "Respond › Hardware" --at "2027-01-18 10:00"
  tandem diff old.yaml new.yaml
  tandem replay agreement.yaml history.csv.gz --map map.yaml
  tandem serve`;

export function program(io: Io): Command {
  const tandem = new Command('tandem')
    .description('The signed responsibility matrix that runs your co-managed IT')
    .version('0.1.0', '--version', 'print the version')
    .addHelpText('after', HELP);
  tandem.addCommand(checkCommand(io));
  tandem.addCommand(routeCommand(io));
  tandem.addCommand(diffCommand(io));
  tandem.addCommand(calendarCommand(io));
  tandem.addCommand(replayCommand(io));
  tandem.addCommand(importCommand(io));
  tandem.addCommand(startFromCommand(io));
  tandem.addCommand(documentCommand(io));
  tandem.addCommand(agreementCommand(io));
  tandem.addCommand(schemaCommand(io));
  tandem.addCommand(verifyCommand(io));
  tandem.addCommand(serveCommand());
  tandem.addCommand(seedCommand());
  tandem.addCommand(dbCommand());
  attach(tandem, io);
  return tandem;
}

/** Commands write to the given output and hand their end back instead of ending the process. */
function attach(command: Command, io: Io): void {
  command
    .exitOverride()
    .showHelpAfterError(`(tandem${command.parent === null ? '' : ` ${command.name()}`} --help shows how it is used)`)
    .configureOutput({
      writeOut: (text) => {
        io.stdout.write(text);
      },
      writeErr: (text) => {
        io.stderr.write(text);
      },
      getOutHelpWidth: () => io.stdout.columns ?? 100,
      getErrHelpWidth: () => io.stderr.columns ?? 100,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });
  for (const sub of command.commands) attach(sub, io);
}

/**
 * Runs the program.
 *
 * @param args what follows `tandem` on the command line
 * @returns nothing; how it ended is in `io.exitCode`
 */
export async function runProgram(args: readonly string[], io: Io): Promise<void> {
  try {
    await program(io).parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) io.exitCode = error.exitCode === 0 ? FINE : UNREADABLE;
    else if (error instanceof TooManyLists) {
      io.stderr.write(`${error.message}.\n`);
      io.exitCode = UNREADABLE;
    } else fail(error, io);
  }
}

/** What nobody foresaw: one line, and where it happened only for those who ask. */
export function fail(error: unknown, io: Io): void {
  const message = error instanceof Error ? error.message : String(error);
  const line = message.split('\n')[0]!.slice(0, 500);
  io.stderr.write(`tandem: This should not have happened: ${line}. TANDEM_DEBUG=1 shows where.\n`);
  if (io.env.TANDEM_DEBUG === '1' && error instanceof Error) io.stderr.write(`${error.stack}\n`);
  io.exitCode = UNREADABLE;
}
