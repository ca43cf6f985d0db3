/**
 * Stories become tickets: every step is decided by core under the agreement, so that the sample shows
 * nothing that the product would refuse. Pure: the present moment and all ids come from outside.
 */
import type { Agreement } from '../../src/core/agreement/agreement.js';
import type { Calendar } from '../../src/core/calendar/calendar.js';
import { windowLookup } from '../../src/core/calendar/windows.js';
import { instantOf, localTime } from '../../src/core/calendar/zone.js';
import type { PersonId } from '../../src/core/ids.js';
import { compileRouter, type Router } from '../../src/core/routing/router.js';
import { type CalendarSet, calendarSet } from '../../src/core/sla/calendars.js';
import { openHandOff } from '../../src/core/tickets/can.js';
import { decideClassify } from '../../src/core/tickets/decide-classify.js';
import { decideCreate } from '../../src/core/tickets/decide-create.js';
import { decideClose, decideReopen, decideResolve } from '../../src/core/tickets/decide-ending.js';
import { decideAccept, decideDecline, decideHandOff, decideLapse, lapsesAt } from '../../src/core/tickets/decide-hand-off.js';
import { decideAssign, decideResume, decideWait } from '../../src/core/tickets/decide-holding.js';
import { decideMessage } from '../../src/core/tickets/decide-message.js';
import type { Decided } from '../../src/core/tickets/decided.js';
import type { Desk } from '../../src/core/tickets/desk.js';
import type { Actor, Audience, TicketEvent, TicketEventBody } from '../../src/core/tickets/event.js';
import { applyEvent } from '../../src/core/tickets/fold.js';
import type { TicketState } from '../../src/core/tickets/state.js';
import { DAY, type Instant, MINUTE } from '../../src/core/time.js';
import { COLLEAGUES, type Colleague } from '../people.js';
import type { Begin, Step, Story } from './story.js';

export interface World {
  readonly agreement: Agreement;
  readonly now: Instant;
  readonly newId: () => string;
  /** The id of a colleague or of a requester by name. */
  readonly person: (who: string) => PersonId;
}

export interface BuiltMessage {
  readonly id: string;
  readonly at: Instant;
  readonly audience: Audience;
  readonly author: PersonId;
  readonly authorParty: string | null;
  readonly body: string;
}

export interface BuiltTicket {
  readonly story: Story;
  readonly events: readonly TicketEvent[];
  readonly messages: readonly BuiltMessage[];
  readonly state: TicketState;
}

/** All stories as far as they have happened by `now`, in the order of their beginning. */
export function buildTickets(stories: readonly Story[], world: World): BuiltTicket[] {
  const { agreement } = world;
  const windows = windowLookup(agreement.windows);
  const business = windows.calendarOf('business');
  const ground: Ground = {
    ...world,
    router: compileRouter(agreement),
    calendars: calendarSet(agreement),
    windowAt: (at) => windows.at(at),
    business,
  };
  return stories
    .map((story) => new Telling(story, beginOf(story.begin, ground), ground).tell())
    .sort((a, b) => a.state.createdAt - b.state.createdAt);
}

interface Ground extends World {
  readonly router: Router;
  readonly calendars: CalendarSet;
  readonly windowAt: (at: Instant) => string;
  readonly business: Calendar;
}

function beginOf(begin: Begin, { agreement, now, business }: Ground): Instant {
  // On a weekend or at night, "an hour ago" means an hour before people went home.
  if ('minutesAgo' in begin) return asInstant(business.subtract(now, begin.minutesAgo * MINUTE));
  const { zone } = agreement.windows;
  let date = localTime(zone, now).date;
  for (let days = 0; days < begin.days; ) {
    date = localTime(zone, instantOf(zone, date, 12 * 60) - DAY).date;
    if (business.isOpen(instantOf(zone, date, 12 * 60))) days += 1;
  }
  const [hours, minutes] = begin.time.split(':').map(Number);
  return instantOf(zone, date, hours! * 60 + minutes!);
}

function asInstant(deadline: Instant | 'never'): Instant {
  if (deadline === 'never') throw new Error('The business window never opens');
  return deadline;
}

class Telling {
  private readonly events: TicketEvent[] = [];
  private readonly messages: BuiltMessage[] = [];
  private state: TicketState | null = null;
  private at: Instant;

  constructor(
    private readonly story: Story,
    beginsAt: Instant,
    private readonly ground: Ground,
  ) {
    this.at = beginsAt;
  }

  tell(): BuiltTicket {
    this.create();
    for (const [index, step] of this.story.steps.entries()) {
      const at = this.at + step.after * MINUTE;
      if (at > this.ground.now) break;
      this.lapse(at);
      this.at = at;
      this.take(step, index);
    }
    this.lapse(this.ground.now);
    return { story: this.story, events: this.events, messages: this.messages, state: this.now };
  }

  private get now(): TicketState {
    if (this.state === null) throw new Error('The story has not begun');
    return this.state;
  }

  private create(): void {
    const { type, tier, priority, system, site } = this.story;
    const category = categoryAt(this.ground.agreement, this.story.category);
    const classification = {
      type,
      tier,
      priority,
      category,
      system: idOf(this.ground.agreement.systems, system),
      site: idOf(this.ground.agreement.sites, site),
      attributes: {},
    };
    const route = this.ground.router.route({ ...classification, window: this.ground.windowAt(this.at) });
    const requester = this.ground.person(this.story.requester);
    const desk = this.desk('requester');
    this.add(decideCreate({ subject: this.story.subject, requester, classification, route, access: null }, desk), desk);
    this.say('requester', 'requester', this.story.text);
  }

  private take(step: Step, index: number): void {
    const { calendars } = this.ground;
    switch (step.do) {
      case 'take':
        this.assign(step.who);
        return;
      case 'say':
        this.say(step.who, step.audience, step.text);
        return;
      case 'wait': {
        const until = step.on === 'scheduled' ? this.scheduledEnd(index) : null;
        this.act(step.who, (desk) => decideWait(this.now, { on: step.on, until, note: step.note, party: null }, desk));
        return;
      }
      case 'resume':
        this.act(step.who, (desk) => decideResume(this.now, desk));
        return;
      case 'hand': {
        const command = { handOff: this.ground.newId(), toTeam: step.to, context: { fields: {}, ...step.context } };
        this.act(step.who, (desk) => decideHandOff(this.now, command, desk, calendars));
        return;
      }
      case 'accept': {
        const open = openHandOff(this.now);
        // It has passed by itself meanwhile: whoever meant to accept it takes it.
        if (open === null) {
          this.assign(step.who);
          return;
        }
        this.act(step.who, (desk) => decideAccept(this.now, open.id, desk, calendars));
        this.assign(step.who);
        return;
      }
      case 'decline': {
        const open = openHandOff(this.now);
        if (open === null) return;
        this.act(step.who, (desk) => decideDecline(this.now, { handOff: open.id, reason: step.reason }, desk));
        return;
      }
      case 'raise':
        this.raise(step);
        return;
      case 'resolve': {
        this.say(step.who, 'requester', step.note);
        this.act(step.who, (desk) => decideResolve(this.now, step.note, desk));
        return;
      }
      case 'reopen':
        this.act('requester', (desk) => decideReopen(this.now, step.reason, desk));
        return;
      case 'close':
        this.act(step.who, (desk) => decideClose(this.now, desk));
        return;
      default:
        step satisfies never;
    }
  }

  private assign(who: Colleague): void {
    const person = this.ground.person(who);
    if (this.now.assignee !== person) this.act(who, (desk) => decideAssign(this.now, person, desk));
  }

  private raise(step: Extract<Step, { do: 'raise' }>): void {
    const { type, tier, category, system, site, attributes, createdAt } = this.now;
    const route = this.ground.router.route({
      type,
      tier,
      category,
      system,
      site,
      attributes,
      priority: step.priority,
      window: this.ground.windowAt(createdAt),
    });
    this.act(step.who, (desk) =>
      decideClassify(this.now, { changes: { priority: step.priority }, reason: step.reason, route, access: null }, desk),
    );
  }

  private say(who: Colleague | 'requester', audience: Audience, body: string): void {
    const id = this.ground.newId();
    const desk = this.desk(who);
    this.add(decideMessage(this.now, { message: id, audience }, desk), desk);
    const authorParty = desk.by.kind === 'team' ? desk.by.party : null;
    this.messages.push({
      id,
      at: this.at,
      audience,
      author: this.ground.person(who === 'requester' ? this.story.requester : who),
      authorParty,
      body,
    });
  }

  private act(who: Colleague | 'requester', decide: (desk: Desk) => Decided): void {
    const desk = this.desk(who);
    this.add(decide(desk), desk);
  }

  /** A hand-off that nobody answered in time passes by itself. */
  private lapse(until: Instant): void {
    const due = lapsesAt(this.now, this.ground.agreement, this.ground.calendars);
    if (typeof due !== 'number' || due > until) return;
    const desk: Desk = { agreement: this.ground.agreement, by: { kind: 'system', name: 'hand-offs' }, lead: false, now: due };
    this.add(decideLapse(this.now, desk, this.ground.calendars), desk);
  }

  private scheduledEnd(index: number): Instant {
    let at = this.at;
    for (const step of this.story.steps.slice(index + 1)) {
      at += step.after * MINUTE;
      if (step.do === 'resume') return at;
    }
    return this.ground.now + 2 * DAY;
  }

  private desk(who: Colleague | 'requester'): Desk {
    const { agreement } = this.ground;
    if (who === 'requester')
      return { agreement, by: { kind: 'requester', person: this.ground.person(this.story.requester) }, lead: false, now: this.at };
    const { party, role } = COLLEAGUES[who];
    const by: Actor = { kind: 'team', person: this.ground.person(who), party };
    return { agreement, by, lead: role === 'internal-lead' || role === 'provider-lead', now: this.at };
  }

  private add({ outcome, causes }: Decided, desk: Desk): void {
    if (!outcome.ok) throw new Error(`"${this.story.subject}": ${causes.map((cause) => cause.text).join('; ')}`);
    for (const body of outcome.events as readonly TicketEventBody[]) {
      const event: TicketEvent = { ...body, seq: this.events.length + 1, at: outcome.at, by: desk.by };
      this.events.push(event);
      this.state = applyEvent(this.state, event);
    }
  }
}

function categoryAt(agreement: Agreement, path: string): string {
  let at: string | null = null;
  for (const name of path.split(' › ')) {
    const found: { readonly id: string } | undefined = agreement.categories.find((one) => one.name === name && one.parent === at);
    if (found === undefined) throw new Error(`The agreement has no category "${path}"`);
    at = found.id;
  }
  return at!;
}

function idOf(things: readonly { readonly id: string; readonly name: string }[], name: string | null): string | null {
  if (name === null) return null;
  const found = things.find((one) => one.name === name);
  if (found === undefined) throw new Error(`The agreement has no "${name}"`);
  return found.id;
}
