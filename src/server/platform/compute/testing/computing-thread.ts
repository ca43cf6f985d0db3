/** A computing thread for the tests of threads. */
import { parentPort } from 'node:worker_threads';
import { serveCompute } from '../serve-compute.js';
import { tasks } from './tasks.js';

serveCompute(parentPort!, tasks);
