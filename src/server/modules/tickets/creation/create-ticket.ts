/**
 * Creates tickets: the agreement in force routes them, and says why. Creations that arrive together are
 * stored together (decision 005); each has its own answer.
 */
import type { CompiledQuery } from 'kysely';
import type { AnswerOf } from '../../../../contract/route.js';
import type { createTicket } from '../../../../contract/tickets.js';
import { authorOf } from '../../../author.js';
import { commitWith, type Db, type Read, type Tx } from '../../../platform/db/db.js';
import { GroupCommit, type Settled } from '../../../platform/db/group-commit.js';
import type { Events } from '../../../platform/events/events.js';
import { invalid } from '../../../platform/http/refusal.js';
import { accessOf } from '../../access/index.js';
import { findMember } from '../../identity/index.js';
import { eventsInsertion, messagesInsertion } from '../tickets.repo.js';
import { askAtCreation } from '../work/ask-at-creation.js';
import { type Created, createdBefore, isKeyTaken, ticketsInsertion } from './new-tickets.repo.js';
import { type Order, type PlannedTicket, planTicket, requesterOf } from './plan-ticket.js';
import { Presumptions, stillHolds } from './presumed.js';

type Answer = AnswerOf<typeof createTicket>;

interface MadeTicket {
  readonly answer: Answer;
  /** A rule of the desk asks somebody for approval; also where that is not known, because it was made before. */
  readonly asks: boolean;
}

interface Plan {
  readonly planned: ReadonlyMap<Order, PlannedTicket>;
  readonly refusals: ReadonlyMap<Order, unknown>;
  /** Of several orders with one key the first is carried out, and answers for all. */
  readonly firstWith: ReadonlyMap<string, Order>;
  /** Answers the numbers by ticket. */
  readonly save: () => Promise<ReadonlyMap<string, string>>;
}

const NOTHING: Plan = { planned: new Map(), refusals: new Map(), firstWith: new Map(), save: async () => new Map() };

export class TicketCreation {
  private readonly group: GroupCommit<Order, MadeTicket>;
  private readonly presumptions = new Presumptions();

  constructor(
    private readonly db: Db,
    private readonly events: Events,
  ) {
    this.group = new GroupCommit(db, (tx, partnership, orders) => this.store(tx, partnership, orders));
  }

  /** Answers the ticket once it is stored, and whoever has to approve it was asked. */
  async create(order: Order): Promise<Answer> {
    const { answer, asks } = await this.stored(order);
    if (asks) await askAtCreation(this.db, this.events, order.ctx, answer.id);
    return answer;
  }

  private async stored(order: Order): Promise<MadeTicket> {
    const { partnership } = order.ctx;
    try {
      return await this.group.ask(partnership, order);
    } catch (error) {
      // Another agreement took effect, the desk's settings changed, or the same request came to another server at the same moment.
      if (!this.presumptions.failed(error, partnership) && !isKeyTaken(error)) throw error;
      return this.group.ask(partnership, order);
    }
  }

  private async store(tx: Tx, partnership: string, orders: readonly Order[]): Promise<Settled<MadeTicket>> {
    const before = await createdBefore(tx, partnership, [...new Set(orders.flatMap((order) => keyOf(order) ?? []))]);
    const fresh = orders.filter((order) => !before.has(keyOf(order) ?? ''));
    const { planned, refusals, firstWith, save } = fresh.length === 0 ? NOTHING : await this.plan(tx, partnership, fresh);
    const numbers = await save();
    return orders.map((order) => {
      if (refusals.has(order)) return { status: 'rejected', reason: refusals.get(order) };
      const key = keyOf(order) ?? '';
      const earlier = before.get(key);
      if (earlier) return { status: 'fulfilled', value: { answer: again(earlier), asks: true } };
      const { id, projected, causes, asks } = planned.get(firstWith.get(key) ?? order)!;
      const answer = { id, number: numbers.get(id)!, holder: projected.state.holder, causes: [...causes] };
      return { status: 'fulfilled', value: { answer, asks } };
    });
  }

  private async plan(tx: Tx, partnership: string, orders: readonly Order[]): Promise<Plan> {
    const now = Math.max(...orders.map(({ ctx }) => ctx.now));
    const members = await membersAmong(tx, partnership, orders);
    const presumed = await this.presumptions.of(tx, partnership, now);
    const grounds = { ...presumed, now, accessOf: await accessOf(tx, partnership) };
    const planned = new Map<Order, PlannedTicket>();
    const firstWith = new Map<string, Order>();
    const refusals = new Map<Order, unknown>();
    for (const order of orders) {
      const key = keyOf(order);
      if (key !== null && firstWith.has(key)) continue;
      try {
        const requester = requesterOf(order);
        if (!members.has(requester)) throw invalid([{ path: ['body', 'requester'], text: 'There is no such person in this partnership' }]);
        planned.set(order, planTicket(order, requester, grounds));
        if (key !== null) firstWith.set(key, order);
      } catch (error) {
        refusals.set(order, error);
      }
    }
    const save = planned.size === 0 ? NOTHING.save : () => this.save(tx, partnership, planned, stillHolds(presumed, now));
    return { planned, refusals, firstWith, save };
  }

  /** The tickets come last: from their numbers on, other creations wait. Answers the numbers by ticket. */
  private async save(
    tx: Tx,
    partnership: string,
    planned: ReadonlyMap<Order, PlannedTicket>,
    presumption: CompiledQuery,
  ): Promise<ReadonlyMap<string, string>> {
    const all = [...planned];
    const answers = await commitWith(tx, [
      presumption,
      eventsInsertion(
        partnership,
        all.flatMap(([, { id, facts }]) => facts.map((event) => ({ ticket: id, event }))),
      ),
      messagesInsertion(
        all.map(([{ ctx, body }, { id, message, facts }]) => ({
          partnership_id: partnership,
          message_id: message,
          ticket_id: id,
          at: facts[0]!.at,
          audience: 'requester',
          author: ctx.person.id,
          author_party: ctx.member.party,
          body: body.text,
          creation_key: null,
        })),
      ),
      this.events.emission(
        tx,
        all.map(([{ ctx }, { id, facts, projected }]) => ({
          occasion: { ...authorOf(ctx), now: facts[0]!.at },
          event: { kind: 'ticket.created', subject: { type: 'ticket', id }, data: { seq: projected.row.seq } },
        })),
      ),
      ticketsInsertion(
        partnership,
        all.map(([order, { id, requester, projected }]) => ({
          ...projected.row,
          ticket_id: id,
          assignee: projected.state.assignee,
          requester,
          recorded: null,
          creation_key: keyOf(order),
        })),
      ),
    ]);
    const stored = answers.at(-1)!.rows as { ticket_id: string; number: string }[];
    return new Map(stored.map(({ ticket_id, number }) => [ticket_id, number]));
  }
}

const keyOf = ({ ctx, body }: Order): string | null => (body.key === undefined ? null : `${ctx.person.id} ${body.key}`);

const again = ({ id, number, team, party }: Created): Answer => ({
  id,
  number,
  holder: team === null || party === null ? null : { team, party },
  causes: [],
});

/** The people asked for who are members; who asks for himself is one. */
async function membersAmong(db: Read, partnership: string, orders: readonly Order[]): Promise<ReadonlySet<string>> {
  const callers = new Set(orders.map(({ ctx }) => ctx.person.id));
  const others = new Set(orders.flatMap(({ body }) => (body.requester === null || callers.has(body.requester) ? [] : [body.requester])));
  const found = await Promise.all([...others].map((person) => findMember(db, partnership, person)));
  return new Set([...callers, ...found.flatMap((member) => member?.person ?? [])]);
}
