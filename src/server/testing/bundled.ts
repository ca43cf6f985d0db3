import path from 'node:path';
import { inject } from 'vitest';
import type { Bundled } from './bundle-setup.js';

/** The file of a program that was bundled for this run of the tests. */
export const bundled = (name: Bundled): string => path.join(inject('bundle'), `${name}.mjs`);
