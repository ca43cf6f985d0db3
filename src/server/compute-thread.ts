/** The file that a computing thread runs: every task that the modules hand to one. */
import { parentPort } from 'node:worker_threads';
import { proofTask } from './modules/agreements/proof-task.js';
import { documentTask } from './modules/documents/document-task.js';
import { replayTask } from './modules/replays/replay-task.js';
import { differenceTask } from './modules/signing/difference-task.js';
import { serveCompute } from './platform/compute/serve-compute.js';

serveCompute(parentPort!, [differenceTask, proofTask, documentTask, replayTask]);
