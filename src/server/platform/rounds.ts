/**
 * Work that comes again and again while the server runs. A round that takes longer than the time between two
 * is not followed by those that it missed, and one that fails does not end the others.
 */
import type { Logger } from './log/logger.js';

export interface RoundsOptions {
  readonly everyMs: number;
  readonly log: Pick<Logger, 'warn'>;
  /** What the log says of a round that failed. */
  readonly failed: string;
}

export class Rounds {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;

  constructor(
    private readonly options: RoundsOptions,
    private readonly round: () => Promise<unknown>,
  ) {}

  start(): void {
    this.timer = setInterval(() => {
      this.running ??= this.run().finally(() => {
        this.running = null;
      });
    }, this.options.everyMs);
    this.timer.unref();
  }

  /** Ends when the round that runs has ended. */
  async stop(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    await this.running;
  }

  private async run(): Promise<void> {
    const { log, failed } = this.options;
    try {
      await this.round();
    } catch (error) {
      log.warn({ err: error }, failed);
    }
  }
}
