/** What the platform offers to modules, and what a module gives back. */
import type { Config } from './config.js';
import type { AppRoute } from './context.js';
import type { Clock } from './platform/clock.js';
import type { Compute } from './platform/compute/compute.js';
import type { Db } from './platform/db/db.js';
import type { Events } from './platform/events/events.js';
import type { Files } from './platform/files/files.js';
import type { Metrics } from './platform/http/metrics.js';
import type { Jobs } from './platform/jobs/jobs.js';
import type { Logger } from './platform/log/logger.js';
import type { Outbox } from './platform/outbox/outbox.js';
import type { Signals } from './platform/signals/signals.js';
import type { Storage } from './platform/storage/storage.js';

export interface Services {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Logger;
  readonly db: Db;
  readonly signals: Signals;
  readonly outbox: Outbox;
  readonly events: Events;
  readonly files: Files;
  /** The bytes of attachments. */
  readonly storage: Storage;
  readonly jobs: Jobs;
  readonly compute: Compute;
  readonly metrics: Metrics;
  /** A secret of this installation by name, the same on every server. */
  readonly secret: (name: string) => Promise<string>;
  readonly version: string;
}

/**
 * A module: its operations, and what it does when the server starts and stops. Making it may declare
 * jobs (`jobs.define`) and message handlers (`outbox.handle`).
 */
export interface Module {
  readonly routes: readonly AppRoute[];
  start?(): Promise<void>;
  stop?(): Promise<void>;
}
