/** What a command reads from and writes to, so that tests can run it without a process. */
import type { Instant } from '../core/time.js';

export interface Output {
  /** False when the receiver cannot keep up: wait for `drained`. */
  write(text: string): boolean;
  drained(): Promise<void>;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

export interface Io {
  readonly stdin: AsyncIterable<Uint8Array | string>;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  now(): Instant;
  /** What the process ends with. */
  exitCode: number;
}

function outputOf(stream: NodeJS.WriteStream): Output {
  return {
    write: (text) => stream.write(text),
    drained: () => new Promise((resolve) => stream.once('drain', resolve)),
    isTTY: stream.isTTY === true,
    ...(stream.columns === undefined ? {} : { columns: stream.columns }),
  };
}

/** The process itself. A receiver that goes away, such as `head`, ends it without complaint. */
export function processIo(): Io {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit();
      throw error;
    });
  }
  return {
    stdin: process.stdin,
    stdout: outputOf(process.stdout),
    stderr: outputOf(process.stderr),
    env: process.env,
    now: Date.now,
    get exitCode() {
      return Number(process.exitCode ?? 0);
    },
    set exitCode(code) {
      process.exitCode = code;
    },
  };
}

/** Writes and waits until there is room for more. */
export async function send(output: Output, text: string): Promise<void> {
  if (!output.write(text)) await output.drained();
}
