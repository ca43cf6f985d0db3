/** The entry of the `tandem` command. */
import { processIo } from './io.js';
import { fail, runProgram } from './program.js';

const io = processIo();
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (error: unknown) => {
    fail(error, io);
    process.exit();
  });
}
await runProgram(process.argv.slice(2), io);
