import { defineConfig } from 'vitest/config';

// Threads without isolation: modules keep no state, so files may share a worker. What needs a
// database or a browser gets its own project, so that each can be run alone.
/** What is waited for comes at once, or late on a busy machine. */
const PATIENT = { poll: { timeout: 15_000 } };

const project = (name: string, include: string[], testTimeout = 20_000, globalSetup: string[] = []) => ({
  test: { name, include, testTimeout, hookTimeout: 120_000, expect: PATIENT, pool: 'threads' as const, isolate: false, globalSetup },
});

const BUNDLE = 'src/server/testing/bundle-setup.ts';

/** One worker: its journeys share one server, one browser and two cores. */
const inBrowser = (name: string, include: string[]) => ({
  ...project(name, include, 60_000, ['test/e2e/global-setup.ts']).test,
  maxWorkers: 1,
});

/** Axe on every page: a server and a browser of its own, so that it can run beside the journeys. */
const LOOKS = 'test/e2e/accessibility.test.ts';

export default defineConfig({
  test: {
    projects: [
      project('core', ['src/core/**/*.test.ts', 'src/contract/**/*.test.ts'], 60_000),
      project('formats', ['src/formats/**/*.test.ts', 'src/cli/**/*.test.ts', 'seed/**/*.test.ts', 'test/*.test.ts'], 60_000, [BUNDLE]),
      // What the web decides on paper; what it draws is for the journeys.
      project('web', ['src/web/**/*.test.ts']),
      project('server', ['src/server/**/*.test.ts'], 60_000, ['src/server/testing/global-setup.ts', BUNDLE]),
      { test: { ...inBrowser('e2e', ['test/e2e/**/*.test.ts']), exclude: [LOOKS] } },
      { test: inBrowser('looks', [LOOKS]) },
    ],
  },
});
