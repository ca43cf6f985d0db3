/** Many tickets from a seed, six events each, one at a time: a history of any length. */
import { type Agreement, PRIORITIES, TICKET_TYPES, TIERS } from '../agreement/agreement.js';
import type { ReplayTicket } from '../replay/ticket.js';
import type { Actor, TicketEvent } from '../tickets/event.js';
import { type Instant, MINUTE } from '../time.js';
import { pick, seeded } from './agreement-big.js';

const START: Instant = Date.UTC(2024, 0, 1);
const HISTORY: Actor = { kind: 'system', name: 'history' };

/**
 * @param agreement whose categories, teams, systems and sites the tickets name
 * @param count how many, spread evenly over three years from 2024
 * @example for (const ticket of syntheticTickets(harborLane, 1_000_000, 1)) replay.add(ticket)
 */
export function* syntheticTickets(agreement: Agreement, count: number, seed: number): Generator<ReplayTicket> {
  const random = seeded(seed);
  const { teams } = agreement;
  const apart = (3 * 365 * 24 * 60) / count;
  const orNone = (list: readonly { readonly id: string }[]): string | null =>
    list.length === 0 || random() < 0.5 ? null : pick(random, list).id;
  for (let n = 1; n <= count; n += 1) {
    const first = pick(random, teams);
    const second = pick(random, teams);
    let at = START + Math.floor(n * apart) * MINUTE;
    let seq = 0;
    const next = (minutes: number): { readonly seq: number; readonly at: Instant } => {
      at += Math.floor(random() * minutes) * MINUTE;
      seq += 1;
      return { seq, at };
    };
    const by: Actor = { kind: 'team', person: 'someone', party: second.party };
    const events: TicketEvent[] = [
      {
        kind: 'created',
        subject: 'Synthetic',
        requester: 'somebody',
        agreementVersion: agreement.version,
        type: pick(random, TICKET_TYPES),
        tier: pick(random, TIERS),
        priority: pick(random, PRIORITIES),
        category: pick(random, agreement.categories).id,
        system: orNone(agreement.systems),
        site: orNone(agreement.sites),
        attributes: {},
        ...next(1),
        by: HISTORY,
      },
      { kind: 'transferred', team: first.id, party: first.party, ...next(10), by: HISTORY },
      { kind: 'transferred', team: second.id, party: second.party, ...next(120), by: HISTORY },
      random() < 0.3
        ? { kind: 'transferred', team: first.id, party: first.party, ...next(240), by: HISTORY }
        : { kind: 'messaged', message: 'm', audience: 'requester', ...next(240), by },
      { kind: 'resolved', note: '', ...next(4000), by },
      { kind: 'closed', ...next(8000), by: HISTORY },
    ];
    const metTarget = random() < 0.6;
    yield { number: `S${n}`, events, recorded: { metTarget, group: null, reassignments: 1 } };
  }
}
