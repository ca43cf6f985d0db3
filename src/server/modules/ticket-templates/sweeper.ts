import type { Services } from '../../services.js';
import { TicketCreation } from '../tickets/index.js';
import { makeDue } from './make-due.js';

const EVERY_MS = 5_000;

/** Every server looks for what recurs now. */
export class RecurringSweeper {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<unknown> = Promise.resolve();
  private readonly creation: TicketCreation;

  constructor(private readonly services: Services) {
    this.creation = new TicketCreation(services.db, services.events);
  }

  start(): void {
    this.timer = setInterval(() => {
      this.running = this.running
        .then(() => makeDue({ ...this.services, creation: this.creation }))
        .catch((error: unknown) => this.services.log.warn({ err: error }, 'A look for recurring tickets failed; the next one looks again'));
    }, EVERY_MS);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    await this.running;
  }
}
