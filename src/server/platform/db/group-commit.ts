/**
 * Writes that arrive at one moment share a transaction, and with it one flush to disk and one round of
 * statements. Two groups are on their way at most: while one waits for the disk the other is worked on,
 * and the next one gathers; a write that comes alone waits for nobody. Each partnership has groups of
 * its own, because a transaction belongs to one.
 *
 * A group in which a statement fails is done again one write at a time, so that everybody gets the
 * answer to his own request and nobody fails for another's.
 */
import { setImmediate } from 'node:timers/promises';
import type { Db, Tx } from './db.js';

/** What became of each order, in their order: an answer, or the refusal of that order alone. */
export type Settled<Done> = readonly PromiseSettledResult<Done>[];

interface Waiting<Order, Done> {
  readonly order: Order;
  readonly resolve: (done: Done) => void;
  readonly reject: (reason: unknown) => void;
}

interface Queue<Order, Done> {
  readonly waiting: Waiting<Order, Done>[];
  /** Groups on their way. */
  active: number;
}

/** A transaction stays short however many come at once. */
const MOST = 50;
const AT_ONCE = 2;

export class GroupCommit<Order, Done> {
  private readonly queues = new Map<string, Queue<Order, Done>>();

  /** @param store does all orders in the given transaction; refuses single ones by settling them, and throws when nothing may be stored */
  constructor(
    private readonly db: Db,
    private readonly store: (tx: Tx, partnership: string, orders: readonly Order[]) => Promise<Settled<Done>>,
  ) {}

  /** Answers once the order is stored, durably. */
  ask(partnership: string, order: Order): Promise<Done> {
    return new Promise((resolve, reject) => {
      const queue = this.queues.get(partnership) ?? { waiting: [], active: 0 };
      this.queues.set(partnership, queue);
      queue.waiting.push({ order, resolve, reject });
      if (queue.active < AT_ONCE) void this.work(partnership, queue);
    });
  }

  private async work(partnership: string, queue: Queue<Order, Done>): Promise<void> {
    queue.active += 1;
    for (;;) {
      // What has arrived by now is read first: it belongs to this group.
      await setImmediate();
      const group = queue.waiting.splice(0, MOST);
      if (group.length === 0) break;
      await this.settle(partnership, group);
    }
    queue.active -= 1;
    if (queue.active === 0) this.queues.delete(partnership);
  }

  private async settle(partnership: string, group: readonly Waiting<Order, Done>[]): Promise<void> {
    try {
      const orders = group.map(({ order }) => order);
      const settled = await this.db.write(partnership, (tx) => this.store(tx, partnership, orders));
      for (const [index, outcome] of settled.entries()) {
        if (outcome.status === 'fulfilled') group[index]!.resolve(outcome.value);
        else group[index]!.reject(outcome.reason);
      }
    } catch (error) {
      if (group.length === 1) group[0]!.reject(error);
      else for (const one of group) await this.settle(partnership, [one]);
    }
  }
}
