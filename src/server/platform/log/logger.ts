/** Structured logs: JSON lines, without personal data. */
import { pino } from 'pino';

export type Logger = pino.Logger;

export function makeLogger(level: string, destination?: pino.DestinationStream): Logger {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describeError, req: () => undefined, res: () => undefined },
  };
  return destination ? pino(options, destination) : pino(options);
}

interface Described {
  readonly type: string;
  readonly message: string;
  readonly stack: string;
  readonly code?: string;
  readonly constraint?: string;
  readonly cause?: Described;
}

/** PostgreSQL puts values of people into `detail`, and into quotes of its messages about bad values: neither is logged. */
export function describeError(error: unknown): Described {
  if (!(error instanceof Error)) return { type: typeof error, message: 'Something other than an error was thrown', stack: '' };
  const { code, constraint } = error as { code?: string; constraint?: string };
  const isDatabase = 'severity' in error;
  const hide = (text: string): string => (isDatabase ? text.replace(/: "[\s\S]*?"(?=\s|$)/g, ': "…"') : text);
  return {
    type: error.name,
    message: hide(error.message),
    stack: hide(error.stack ?? ''),
    ...(code ? { code } : {}),
    ...(constraint ? { constraint } : {}),
    ...(error.cause instanceof Error ? { cause: describeError(error.cause) } : {}),
  };
}
