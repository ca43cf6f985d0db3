/**
 * The one implementation of folding: what each event does to a ticket.
 *
 * Example: created, routed to the service desk, handed to Onsite IT and accepted there, returned
 * and accepted again: the holder is the service desk, and there is one bounce, from Onsite IT.
 */
import type { HandOffId } from '../ids.js';
import type { Instant } from '../time.js';
import { acknowledges, isAnswer } from './answer.js';
import { type Draft, NOBODY } from './draft.js';
import { cutSpan, leaveUnowned, leftAt, moveTo } from './draft-holding.js';
import { escalate, noteTouch } from './escalation-advance.js';
import type { Classification, TicketEvent } from './event.js';
import { newMark, withAnswer, withVerdict } from './not-accountable.js';
import { noteWord, record, weigh } from './record-advance.js';
import type { HandOff } from './state.js';
import { work } from './work-advance.js';

/** Applies one event in place. An answer to an unknown hand-off or interval changes nothing. */
export function advance(draft: Draft, event: TicketEvent): void {
  // Clocks measure from one event to the next: an instant that runs backwards counts as no time at all.
  const at = Math.max(event.at, draft.lastAt);
  draft.lastAt = at;
  draft.lastSeq = event.seq;
  if (isAnswer(event, draft.holder, draft.requester)) {
    draft.answers += 1;
    draft.firstResponseAt ??= at;
  }
  if (draft.acknowledgedAt === null && acknowledges(event)) {
    draft.acknowledgedAt = at;
    if (draft.status === 'new') draft.status = 'open';
  }
  noteTouch(draft, event, at);
  noteWord(draft, event, at);
  apply(draft, event, at);
  cutSpan(draft, at);
}

function apply(draft: Draft, event: TicketEvent, at: Instant): void {
  switch (event.kind) {
    case 'created':
      throw new Error('A ticket is created once');
    case 'routed':
      draft.accountable = event.accountable;
      draft.policy = event.policy;
      draft.scope = event.scope;
      draft.rule = event.rule;
      if (event.team === null || event.party === null) leaveUnowned(draft);
      else moveTo(draft, at, event.team, event.party, { kind: 'routed', rule: event.rule, cell: event.cell ?? null }, null);
      return;
    case 'classified':
      reclassify(draft, event.changes);
      weigh(draft, event, at);
      return;
    case 'assigned':
      draft.assignee = event.person;
      if (event.person !== null && draft.status === 'new') draft.status = 'open';
      return;
    case 'transferred':
      moveTo(draft, at, event.team, event.party, { kind: 'transferred' }, null);
      return;
    case 'messaged':
      if (event.by.kind === 'requester' && draft.resolvedAt === null) draft.requesterMessages += 1;
      return;
    case 'waiting':
      // Imported history may wait straight after a resolution: whoever waits is not done.
      draft.resolvedAt = null;
      draft.closedAt = null;
      draft.status = 'waiting';
      draft.waitingOn = event.on;
      draft.waitingUntil = event.until;
      draft.waitingFor = event.party ?? null;
      return;
    case 'resumed':
      if (draft.resolvedAt !== null) return;
      endWait(draft);
      draft.status = 'open';
      return;
    case 'hand-off-proposed':
      propose(draft, event, at);
      return;
    case 'hand-off-accepted':
      answerHandOff(draft, event, at, event.automatic ? 'automatic' : 'accepted', null);
      return;
    case 'hand-off-declined':
      answerHandOff(draft, event, at, 'declined', event.reason);
      return;
    case 'hand-off-withdrawn':
      answerHandOff(draft, event, at, 'withdrawn', null);
      return;
    case 'resolved':
      endWait(draft);
      draft.status = 'resolved';
      draft.resolvedAt = at;
      return;
    case 'reopened':
      draft.status = 'open';
      draft.resolvedAt = null;
      draft.closedAt = null;
      draft.reopenCount += 1;
      draft.gateOverride = null;
      return;
    case 'closed':
      endWait(draft);
      draft.status = 'closed';
      draft.resolvedAt ??= at;
      draft.closedAt = at;
      return;
    case 'rated':
      draft.rating = { good: event.good, firstAt: draft.rating?.firstAt ?? at, at };
      return;
    case 'agreement-moved':
      draft.agreementVersion = event.agreementVersion;
      draft.policy = event.policy;
      return;
    case 'not-accountable-marked':
      draft.notAccountable.push(newMark(event));
      return;
    case 'not-accountable-answered':
      draft.notAccountable = draft.notAccountable.map((one) => (one.id === event.interval ? withAnswer(one, event) : one));
      return;
    case 'not-accountable-decided':
      draft.notAccountable = draft.notAccountable.map((one) => (one.id === event.interval ? withVerdict(one, event) : one));
      return;
    case 'leads-called-in':
      draft.leadsCalledInBounces = event.bounces;
      return;
    case 'escalated':
    case 'wake-passed-on':
    case 'wake-acknowledged':
    case 'surfaced':
      escalate(draft, event, at);
      return;
    case 'touched':
    case 'tagged':
    case 'wish-dated':
    case 'watcher-added':
    case 'watcher-removed':
    case 'requester-changed':
    case 'linked':
    case 'unlinked':
    case 'joined':
    case 'parted':
    case 'unmerged':
      record(draft, event, at);
      return;
    case 'merged':
      endWait(draft);
      record(draft, event, at);
      return;
    case 'checklist-changed':
    case 'approval-asked':
    case 'approval-answered':
    case 'approval-withdrawn':
    case 'gates-overridden':
    case 'templated':
      work(draft, event, at);
      return;
    default:
      event satisfies never;
  }
}

function endWait(draft: Draft): void {
  draft.waitingOn = null;
  draft.waitingUntil = null;
  draft.waitingFor = null;
}

function reclassify(draft: Draft, changes: Partial<Classification>): void {
  if (changes.type !== undefined) draft.type = changes.type;
  if (changes.priority !== undefined) draft.priority = changes.priority;
  if (changes.tier !== undefined) draft.tier = changes.tier;
  if (changes.category !== undefined) draft.category = changes.category;
  if (changes.system !== undefined) draft.system = changes.system;
  if (changes.site !== undefined) draft.site = changes.site;
  if (changes.attributes !== undefined) draft.attributes = changes.attributes;
}

type Proposed = Extract<TicketEvent, { kind: 'hand-off-proposed' }>;

function propose(draft: Draft, event: Proposed, at: Instant): void {
  const immediate = event.transfer === 'immediate';
  draft.handOffs.push({
    id: event.handOff,
    from: draft.holder ?? NOBODY,
    to: { team: event.toTeam, party: event.toParty },
    context: event.context,
    proposedAt: at,
    proposedBy: event.by.kind === 'team' ? event.by.person : null,
    answer: immediate ? 'immediate' : 'open',
    answeredAt: immediate ? at : null,
    answeredBy: null,
    declineReason: null,
    returns: draft.holder?.party !== event.toParty && leftAt(draft.spans, event.toParty, at) !== null,
  });
  if (immediate) moveTo(draft, at, event.toTeam, event.toParty, { kind: 'hand-off', handOff: event.handOff }, event.handOff);
}

type Answer = Extract<TicketEvent, { handOff: HandOffId }>;

function answerHandOff(draft: Draft, event: Answer, at: Instant, answer: HandOff['answer'], declineReason: string | null): void {
  const id = event.handOff;
  const index = draft.handOffs.findLastIndex((one) => one.id === id && one.answer === 'open');
  const handOff = draft.handOffs[index];
  if (handOff === undefined) return;
  const answeredBy = event.by.kind === 'team' ? event.by.person : null;
  draft.handOffs[index] = { ...handOff, answer, answeredAt: at, answeredBy, declineReason };
  if (answer === 'accepted' || answer === 'automatic') {
    moveTo(draft, at, handOff.to.team, handOff.to.party, { kind: 'hand-off', handOff: id }, id);
  }
}
