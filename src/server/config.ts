/**
 * Configuration: the environment alone, read once at start. `VARIABLES` is the whole list; `tandem
 * serve --help` prints it, and every problem is told at once.
 */
import path from 'node:path';
import { z } from 'zod';

interface Variable<T> {
  readonly shape: z.ZodType<T, string | undefined>;
  readonly standard: string;
  readonly help: string;
}

const variable = <T>(shape: z.ZodType<T, string | undefined>, standard: string, help: string): Variable<T> => ({ shape, standard, help });

const text = z
  .string()
  .optional()
  .transform((value) => (value ? value : null));

const url = (...protocols: readonly string[]) =>
  text.refine((value) => value === null || (URL.canParse(value) && protocols.includes(new URL(value).protocol)), {
    message: `an address that starts with ${protocols.map((one) => `${one}//`).join(' or ')}`,
  });

const whole = (standard: number, least: number, most: number) =>
  z
    .string()
    .optional()
    .transform((value) => (value ? Number(value) : standard))
    .refine((value) => Number.isInteger(value) && value >= least && value <= most, { message: `a whole number from ${least} to ${most}` });

const choice = <T extends string>(standard: T, values: readonly T[]) =>
  z
    .string()
    .optional()
    .transform((value) => (value ? value : standard) as T)
    .refine((value) => values.includes(value), { message: `one of ${values.join(', ')}` });

export const VARIABLES = {
  PORT: variable(whole(3000, 0, 65_535), '3000', 'Port to listen on; 0 takes a free one'),
  HOST: variable(
    text.transform((value) => value ?? '127.0.0.1'),
    '127.0.0.1',
    'Address to listen on; 0.0.0.0 for every network',
  ),
  PUBLIC_URL: variable(
    url('http:', 'https:'),
    'as asked for',
    'Address under which people reach the server, such as https://desk.example.org',
  ),
  TANDEM_DATA: variable(
    text.transform((value) => path.resolve(value ?? 'data')),
    './data',
    'Folder of the embedded database and of attachments',
  ),
  DATABASE_URL: variable(
    url('postgres:', 'postgresql:'),
    'embedded',
    'PostgreSQL server to use instead of the embedded one; its user owns the tables',
  ),
  DATABASE_APP_URL: variable(
    url('postgres:', 'postgresql:'),
    'made by the owner',
    'Login in role tandem_app that serves requests, when the owner may not make one',
  ),
  DATABASE_READ_URL: variable(
    url('postgres:', 'postgresql:'),
    'the main server',
    'Replica for lists and reports, with the login that serves requests',
  ),
  DATABASE_POOL: variable(whole(8, 2, 100), '8', 'Connections that serve requests'),
  TANDEM_SECRET: variable(
    text.refine((value) => value === null || value.length >= 32, { message: 'at least 32 characters' }),
    'kept in the database',
    'Signs session cookies; the same on every server',
  ),
  TANDEM_RATE_LIMIT: variable(whole(1_200, 0, 10_000_000), '1200', 'Requests a minute from one address; 0 for no limit'),
  TANDEM_TRUST_PROXY: variable(text, 'nobody', 'Addresses or networks of proxies whose X-Forwarded-For counts, with commas'),
  TANDEM_UPLOAD_LIMIT_MB: variable(whole(512, 1, 100_000), '512', 'Largest file that may be uploaded'),
  TANDEM_ATTACHMENT_LIMIT_MB: variable(whole(100, 1, 5_000), '100', 'Largest file that may be attached to a message'),
  TANDEM_S3_BUCKET: variable(text, 'attachments in TANDEM_DATA', 'Bucket that keeps attachments, on a server that speaks S3'),
  TANDEM_S3_ENDPOINT: variable(url('http:', 'https:'), 'that of Amazon', 'Address of the S3 server, such as https://minio.example.org'),
  TANDEM_S3_REGION: variable(
    text.transform((value) => value ?? 'us-east-1'),
    'us-east-1',
    'Region of the bucket',
  ),
  TANDEM_S3_ACCESS_KEY: variable(text, 'none', 'Access key for the bucket'),
  TANDEM_S3_SECRET_KEY: variable(text, 'none', 'Secret key for the bucket'),
  TANDEM_S3_PREFIX: variable(
    text
      .refine((value) => value === null || /^[\w.-]+(\/[\w.-]+)*$/.test(value), { message: 'letters, digits, . _ - in parts divided by /' })
      .transform((value) => value ?? ''),
    'none',
    'What every name in the bucket begins with, such as tandem/live',
  ),
  TANDEM_METRICS_TOKEN: variable(text, 'this machine only', 'Bearer token for /metrics from other machines'),
  LOG_LEVEL: variable(
    choice('info', ['trace', 'debug', 'info', 'warn', 'error', 'silent']),
    'info',
    'How much to log, as JSON lines on standard output',
  ),
} as const;

type Values = { readonly [Name in keyof typeof VARIABLES]: z.output<(typeof VARIABLES)[Name]['shape']> };

export interface Config extends Values {
  /** Answers are checked against the contract: in tests and development. */
  readonly checkAnswers: boolean;
}

export type ConfigResult = { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly problems: readonly string[] };

export function readConfig(env: Readonly<Record<string, string | undefined>>): ConfigResult {
  const problems: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, { shape }] of Object.entries(VARIABLES)) {
    const result = (shape as z.ZodType).safeParse(env[name]);
    if (result.success) values[name] = result.data;
    else problems.push(`${name}=${shown(name, env[name])}: expected ${result.error.issues[0]?.message}`);
  }
  for (const name of Object.keys(env)) {
    if (name.startsWith('TANDEM_') && !(name in VARIABLES)) problems.push(`${name}: there is no such variable; see "tandem serve --help"`);
  }
  problems.push(...bucketProblems(env));
  if (env.DATABASE_APP_URL && !env.DATABASE_URL) problems.push('DATABASE_APP_URL: needs DATABASE_URL too, for migrations');
  if (env.DATABASE_READ_URL && !env.DATABASE_URL) problems.push('DATABASE_READ_URL: needs DATABASE_URL too');
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, config: { ...(values as Values), checkAnswers: env.NODE_ENV !== 'production' } };
}

/** A bucket needs its keys, and they need a bucket. */
function bucketProblems(env: Readonly<Record<string, string | undefined>>): string[] {
  const needed = ['TANDEM_S3_ACCESS_KEY', 'TANDEM_S3_SECRET_KEY'];
  if (env.TANDEM_S3_BUCKET) return needed.filter((name) => !env[name]).map((name) => `${name}: TANDEM_S3_BUCKET needs it`);
  const given = Object.keys(VARIABLES).filter((name) => name.startsWith('TANDEM_S3_') && env[name]);
  return given.map((name) => `${name}: needs TANDEM_S3_BUCKET too`);
}

/** Addresses and secrets may hold passwords: only harmless values are repeated. */
function shown(name: string, value: string | undefined): string {
  return /URL|SECRET|TOKEN|KEY|ENDPOINT/.test(name) ? '…' : JSON.stringify(value ?? '');
}

/** The list for `--help`. */
export function configHelp(): string {
  const width = Math.max(...Object.keys(VARIABLES).map((name) => name.length));
  return Object.entries(VARIABLES)
    .map(([name, { help, standard }]) => `  ${name.padEnd(width)}  ${help} (${standard})`)
    .join('\n');
}
