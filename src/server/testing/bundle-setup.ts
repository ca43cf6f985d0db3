/**
 * Once per run of the tests: the program as people start it, and the processes that tests start and
 * kill, in one bundle. Reading the sources anew in each process would take longer than the tests.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { TestProject } from 'vitest/node';

const root = path.resolve(import.meta.dirname, '../../..');

/** By their names in the bundle; `tandem` and `compute-thread` are there as well. */
const ENTRIES = {
  'killed-worker': 'src/server/testing/killed-worker.ts',
  'storm-server': 'src/server/testing/storm-server.ts',
  'computing-thread': 'src/server/platform/compute/testing/computing-thread.ts',
  launch: 'src/server/platform/db/embedded/launch.ts',
  program: 'src/cli/program.ts',
  server: 'src/server/main.ts',
  document: 'src/formats/documents/document.ts',
  'harbor-lane': 'src/core/testing/harbor-lane.ts',
};

export type Bundled = keyof typeof ENTRIES | 'tandem' | 'compute-thread';

declare module 'vitest' {
  export interface ProvidedContext {
    bundle: string;
  }
}

export default function setup(project: TestProject): () => void {
  // In the tree, where packages are found.
  const cache = path.join(root, '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(path.join(cache, 'bundle-'));
  const named = Object.entries(ENTRIES).map(([name, file]) => `${name}=${file}`);
  execFileSync(process.execPath, [path.join(root, 'scripts/build.mjs'), '--into', folder, ...named], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  project.provide('bundle', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
