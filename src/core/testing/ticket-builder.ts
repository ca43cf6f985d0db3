/** Writes down the life of a ticket as in the scenarios: local times of Harbor Lane, one line per event. */
import type { Priority, WaitReason } from '../agreement/agreement.js';
import { instantOf } from '../calendar/zone.js';
import type { Actor, Audience, Classification, HandOffContext, TicketEvent, TicketEventBody } from '../tickets/event.js';
import type { Instant } from '../time.js';

const ZONE = 'America/New_York';

/** A local time of Harbor Lane: `local('2026-03-06 15:00')`. */
export function local(text: string): Instant {
  const [date = '', clock = '00:00'] = text.split(' ');
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return instantOf(ZONE, date, hours * 60 + minutes);
}

export const technician: Actor = { kind: 'team', person: 'ana', party: 'northwind' };
export const onsite: Actor = { kind: 'team', person: 'otto', party: 'internal' };
export const requester: Actor = { kind: 'requester', person: 'rita' };
export const automatic: Actor = { kind: 'system', name: 'mail' };

export const classification = (priority: Priority, more: Partial<Classification> = {}): Classification => ({
  type: 'incident',
  priority,
  tier: 1,
  category: 'respond',
  system: null,
  site: null,
  attributes: {},
  ...more,
});

export const context = (more: Partial<HandOffContext> = {}): HandOffContext => ({
  tried: 'Restarted it',
  evidence: '',
  needed: 'A look at the cable',
  reason: 'skill',
  fields: {},
  ...more,
});

const PARTY: Readonly<Record<string, string>> = { 'onsite-it': 'internal' };
const partyOf = (team: string): string => PARTY[team] ?? 'northwind';

/** The events of one ticket, written in order. Times without a date are of the day last named. */
export class Life {
  readonly events: TicketEvent[] = [];
  private now: Instant = 0;
  private day = '';
  private actor: Actor = technician;

  at(text: string): this {
    if (text.includes(' ')) this.day = text.slice(0, 10);
    this.now = local(text.includes(' ') ? text : `${this.day} ${text}`);
    return this;
  }

  by(actor: Actor): this {
    this.actor = actor;
    return this;
  }

  add(body: TicketEventBody): this {
    this.events.push({ ...body, seq: this.events.length + 1, at: this.now, by: this.actor });
    return this;
  }

  created(priority: Priority, more: Partial<Classification> = {}): this {
    const body: TicketEventBody = {
      kind: 'created',
      subject: 'The printer is dead',
      requester: 'rita',
      agreementVersion: 1,
      ...classification(priority, more),
    };
    return this.by(requester).add(body).by(technician);
  }

  routed(team: string | null, rule: string | null = 'r1'): this {
    const party = team === null ? null : partyOf(team);
    const by = this.actor;
    return this.by(automatic)
      .add({ kind: 'routed', team, party, accountable: team, policy: 'standard', scope: 'included', rule, causes: [] })
      .by(by);
  }

  transferred(team: string): this {
    return this.add({ kind: 'transferred', team, party: partyOf(team) });
  }

  /** `opening`: the text that it was opened with. */
  message(audience: Audience, opening = false): this {
    return this.add({ kind: 'messaged', message: `m${this.events.length}`, audience, ...(opening ? { opening: true } : {}) });
  }

  waiting(on: WaitReason = 'requester', party?: string): this {
    const body = { kind: 'waiting', on, until: null, note: '' } as const;
    return this.add(party === undefined ? body : { ...body, party });
  }

  resumed(): this {
    return this.add({ kind: 'resumed' });
  }

  proposed(
    handOff: string,
    team: string,
    more: Partial<HandOffContext> = {},
    transfer: 'on-acceptance' | 'immediate' = 'on-acceptance',
  ): this {
    return this.add({ kind: 'hand-off-proposed', handOff, toTeam: team, toParty: partyOf(team), context: context(more), transfer });
  }

  accepted(handOff: string, automatically = false): this {
    return this.add({ kind: 'hand-off-accepted', handOff, automatic: automatically });
  }

  priority(priority: Priority): this {
    return this.add({ kind: 'classified', changes: { priority }, reason: 'It is worse' });
  }

  resolved(): this {
    return this.add({ kind: 'resolved', note: 'Done' });
  }

  reopened(): this {
    return this.add({ kind: 'reopened', reason: 'It is back' });
  }
}

/** A ticket created at a local time and routed to the service desk. */
export const lifeFrom = (at: string, priority: Priority): Life => new Life().at(at).created(priority).routed('service-desk');
