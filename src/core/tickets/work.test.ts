/** Checklists, approvals and gates, decided and folded. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { harborLane } from '../testing/harbor-lane.js';
import { lifeFrom, technician } from '../testing/ticket-builder.js';
import { decideApproval, decideAsk, settleApprovals } from './approval-decide.js';
import { type ApprovalRule, approversOf, rulesFor } from './approval-rules.js';
import { decideChecklist } from './checklist-decide.js';
import type { Decided } from './decided.js';
import type { Desk } from './desk.js';
import type { Actor, TicketEvent, TicketEventBody } from './event.js';
import { foldTicket } from './fold.js';
import { closedGates, decideOverride, type GateFacts, gateRefusal } from './gate-check.js';
import type { ChecklistChange } from './work-event.js';

const NOW = Date.parse('2026-03-09T18:00Z');
const begun = lifeFrom('2026-03-09 09:00', 'P2').add({ kind: 'classified', changes: { category: 'connectivity' }, reason: '' }).events;
const desk = (by: Actor = technician, lead = false): Desk => ({ agreement: harborLane, by, lead, now: NOW });
const person = (id: string): Actor => ({ kind: 'team', person: id, party: 'northwind' });

/** Carries decisions out one after the other; a refused one gives its code. */
function ticket() {
  const events: TicketEvent[] = [...begun];
  const add = (bodies: readonly TicketEventBody[], by: Actor = technician) => {
    for (const body of bodies) events.push({ ...body, seq: events.length + 1, at: NOW, by } as TicketEvent);
  };
  return {
    add,
    state: () => foldTicket(events),
    do(decide: (state: ReturnType<typeof foldTicket>, desk: Desk) => Decided, by: Actor = technician, lead = false): string {
      const { outcome } = decide(foldTicket(events), desk(by, lead));
      if (!outcome.ok) return outcome.code;
      add(outcome.events, by);
      return 'done';
    },
  };
}

const members = ['ana', 'ben', 'cleo', 'rita'].map((id) => ({
  person: id,
  party: 'northwind',
  teams: ['service-desk'],
  lead: id === 'cleo',
}));
const rule = (more: Partial<ApprovalRule> = {}): ApprovalRule => ({
  id: 'software',
  name: 'Software',
  types: ['incident', 'service-request'],
  categories: null,
  needed: 2,
  approvers: { people: [], teams: ['service-desk'], leadsOf: [] },
  except: [],
  ...more,
});
let ids = 0;
const grounds = (rules: readonly ApprovalRule[]) => ({ rules, members, newId: () => `a${++ids}` });

describe('a checklist', () => {
  it('says who ticked what, keeps its order, and stays below a hundred', () => {
    const one = ticket();
    const change = (what: ChecklistChange) => one.do((state, at) => decideChecklist(state, what, at));
    expect(change({ do: 'add', items: ['a', 'b', 'c'].map((id) => ({ id, text: id.toUpperCase() })) })).toBe('done');
    expect(change({ do: 'tick', item: 'b', done: true })).toBe('done');
    expect(change({ do: 'tick', item: 'b', done: true })).toBe('nothing-changes');
    expect(change({ do: 'move', item: 'c', to: 0 })).toBe('done');
    expect(change({ do: 'edit', item: 'a', text: 'First' })).toBe('done');
    expect(one.state().checklist).toEqual([
      { id: 'c', text: 'C', done: null },
      { id: 'a', text: 'First', done: null },
      { id: 'b', text: 'B', done: { by: technician, at: NOW } },
    ]);
    expect(change({ do: 'remove', item: 'b' })).toBe('done');
    expect(change({ do: 'tick', item: 'b', done: false })).toBe('nothing-changes');
    expect(change({ do: 'add', items: Array.from({ length: 99 }, (_, n) => ({ id: `n${n}`, text: 'x' })) })).toBe('too-many');
    expect(one.do((state, at) => decideChecklist(state, { do: 'remove', item: 'a' }, at), { kind: 'requester', person: 'rita' })).toBe(
      'wrong-side',
    );
  });
});

describe('approvals', () => {
  it('hold for a category and everything below it, by type', () => {
    const at = { type: 'incident', category: 'connectivity' } as const;
    const parent = harborLane.categories.find((one) => one.id === 'connectivity')!.parent!;
    const other = harborLane.categories.find((one) => one.parent !== null && one.id !== 'connectivity' && one.id !== parent)!.id;
    const rules = [
      rule(),
      rule({ id: 'tree', categories: [parent] }),
      rule({ id: 'other', categories: [other] }),
      rule({ id: 'type', types: ['change'] }),
    ];
    expect(rulesFor(rules, at, harborLane.categories).map((one) => one.id)).toEqual(['software', 'tree']);
  });

  it('never ask the requester, nor who is left out', () => {
    expect(approversOf(rule({ except: ['ben'] }), 'rita', members)).toEqual(['ana', 'cleo']);
    expect(approversOf(rule({ approvers: { people: ['ana'], teams: [], leadsOf: ['northwind'] } }), null, members)).toEqual([
      'ana',
      'cleo',
    ]);
  });

  it('are granted by k, each by name and once', () => {
    const one = ticket();
    expect(one.do((state, at) => decideAsk(state, grounds([rule()]), at))).toBe('done');
    expect(one.do((state, at) => decideAsk(state, grounds([rule()]), at))).toBe('nothing-changes');
    const id = one.state().approvals[0]!.id;
    expect(one.state().approvals[0]!.people).toEqual(['ana', 'ben', 'cleo']);
    const say = (who: string, answer: 'approved' | 'declined', reason = '') =>
      one.do((state, at) => decideApproval(state, { approval: id, answer, reason }, at), person(who));
    expect(say('otto', 'approved')).toBe('wrong-side');
    expect(say('rita', 'approved')).toBe('wrong-side');
    expect(say('ana', 'declined')).toBe('text-missing');
    expect(say('ana', 'approved')).toBe('done');
    expect(say('ana', 'approved')).toBe('approval-settled');
    expect(one.state().approvals[0]!.outcome).toBe('waiting');
    expect(say('ben', 'approved', 'Fine')).toBe('done');
    expect(one.state().approvals[0]).toMatchObject({ outcome: 'granted', settledAt: NOW });
    expect(say('cleo', 'declined', 'No')).toBe('approval-settled');
  });

  it('are refused once the others are not enough, and may then be asked again', () => {
    const one = ticket();
    one.do((state, at) => decideAsk(state, grounds([rule()]), at));
    const id = one.state().approvals[0]!.id;
    for (const who of ['ana', 'ben'])
      one.do((state, at) => decideApproval(state, { approval: id, answer: 'declined', reason: 'Too dear' }, at), person(who));
    expect(one.state().approvals[0]!.outcome).toBe('refused');
    expect(settleApprovals(one.state(), desk(), grounds([rule()]))).toEqual([]);
    expect(one.do((state, at) => decideAsk(state, grounds([rule()]), at))).toBe('done');
    expect(one.state().approvals.map((each) => each.outcome)).toEqual(['refused', 'waiting']);
  });

  it('are withdrawn when nothing asks for them any more; granted ones stay', () => {
    const one = ticket();
    one.do((state, at) => decideAsk(state, grounds([rule()]), at));
    expect(settleApprovals(one.state(), desk(), grounds([])).map((event) => event.kind)).toEqual(['approval-withdrawn']);
    one.add(settleApprovals(one.state(), desk(), grounds([])));
    expect(one.state().approvals[0]!.outcome).toBe('withdrawn');
  });

  it('of k of n: granted by k, refused by n − k + 1, whatever the order', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.shuffledSubarray(['ana', 'ben', 'cleo', 'dora']),
        fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
        (needed, order, yes) => {
          const one = ticket();
          one.add([{ kind: 'approval-asked', approval: 'x', rule: 'r', name: 'R', needed, people: ['ana', 'ben', 'cleo', 'dora'] }]);
          order.forEach((who, n) => {
            one.do(
              (state, at) => decideApproval(state, { approval: 'x', answer: yes[n] ? 'approved' : 'declined', reason: 'So' }, at),
              person(who),
            );
          });
          const said = one.state().approvals[0]!;
          const count = (answer: string) => said.answers.filter((each) => each.answer === answer).length;
          const expected = count('approved') >= needed ? 'granted' : count('declined') > 4 - needed ? 'refused' : 'waiting';
          expect(said.outcome).toBe(expected);
          expect(count('approved')).toBeLessThanOrEqual(needed);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('gates', () => {
  const none = { resolve: [], close: [] } as const;
  const facts = (more: Partial<GateFacts> = {}): GateFacts => ({
    gates: {
      incident: { resolve: ['checklist', 'approvals', 'children', 'category'], close: ['time'] },
      'service-request': none,
      problem: none,
      change: none,
    },
    rules: [rule()],
    openChildren: ['2042'],
    loggedMinutes: 0,
    ...more,
  });

  it('name each missing thing and its mend; a lead lets it pass until it is reopened', () => {
    const one = ticket();
    one.add([{ kind: 'checklist-changed', change: { do: 'add', items: [{ id: 'a', text: 'Tell the users' }] } }]);
    expect(closedGates(one.state(), 'resolve', facts(), desk()).map((each) => each.text)).toEqual([
      'The checklist is not complete: 1 of 1 is open (Tell the users). Tick what is done, remove what is not needed',
      'Approval is missing: Software. Remind those who are asked, or ask for it again',
      'Its child tickets are not done: 2042. Resolve them, or unlink them',
    ]);
    expect(closedGates(one.state(), 'close', facts(), desk()).map((each) => each.need)).toContain('time');
    expect(gateRefusal(one.state(), 'resolve', facts(), desk())?.causes.map((each) => each.ref)).toEqual([
      'checklist',
      'approvals',
      'children',
    ]);
    const override = (reason: string, lead: boolean) => one.do((state, at) => decideOverride(state, reason, facts(), at), technician, lead);
    expect(override('The line is down', false)).toBe('wrong-side');
    expect(override(' ', true)).toBe('text-missing');
    expect(override('The line is down', true)).toBe('done');
    expect(gateRefusal(one.state(), 'close', facts(), desk())).toBeNull();
    expect(override('Once more', true)).toBe('nothing-changes');
    one.add([
      { kind: 'resolved', note: 'Done' },
      { kind: 'reopened', reason: 'No' },
    ]);
    expect(gateRefusal(one.state(), 'resolve', facts(), desk())).not.toBeNull();
  });

  it('ask nothing of other types, and are open once everything is there', () => {
    const one = ticket();
    one.add([{ kind: 'approval-asked', approval: 'x', rule: 'software', name: 'Software', needed: 1, people: ['ana'] }]);
    one.do((state, at) => decideApproval(state, { approval: 'x', answer: 'approved', reason: '' }, at), person('ana'));
    expect(gateRefusal(one.state(), 'close', facts({ openChildren: [], loggedMinutes: 5 }), desk())).toBeNull();
    expect(gateRefusal({ ...one.state(), type: 'change' }, 'close', facts(), desk())).toBeNull();
    expect(
      closedGates({ ...one.state(), category: 'respond' }, 'resolve', facts({ openChildren: [] }), desk()).map((each) => each.need),
    ).toEqual(['category']);
  });
});
