/** Where files lie that go along with the program: beside the bundle, or in the source tree. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));

/** The first that exists: the bundle lies in `dist/`, this file in `src/server/`. */
const first = (...candidates: readonly string[]): string =>
  candidates.map((one) => path.resolve(here, one)).find((one) => existsSync(one)) ?? path.resolve(here, candidates[0] ?? '.');

export const migrationsFolder = (): string => first('migrations');
export const webFolder = (): string => first('web/index.html', '../../dist/web/index.html').replace(/[\\/]index\.html$/, '');
