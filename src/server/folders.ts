/** Where files lie that go along with the program: beside the bundle in `dist/`, or in the source tree. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const inSource = here.endsWith(path.join('src', 'server'));
/** The bundle keeps its parts in `dist/chunks`. */
const dist = inSource ? path.resolve(here, '../../dist') : path.basename(here) === 'chunks' ? path.dirname(here) : here;

export const migrationsFolder = (): string => path.join(inSource ? here : dist, 'migrations');
export const webFolder = (): string => path.join(dist, 'web');
/** What a computing thread runs. */
export const computeFile = (): string => (inSource ? path.join(here, 'compute-thread.ts') : path.join(dist, 'compute-thread.mjs'));
/** The sample's agreement and mapping, as files. */
export const seedFolder = (): string => (inSource ? path.resolve(here, '../../seed') : path.join(dist, 'seed'));
