/** Time that was not a party's own: marked, answered, decided, and both figures until then; refusals of each step. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Problem } from '../../../../contract/errors.js';
import { acceptHandOff, proposeHandOff } from '../../../../contract/hand-offs.js';
import { answerNotAccountable, decideNotAccountable, markNotAccountable } from '../../../../contract/not-accountable.js';
import * as contract from '../../../../contract/tickets.js';
import { HOUR, MINUTE } from '../../../../core/time.js';
import { newId } from '../../../platform/ids.js';
import { type Caller, testApp } from '../../../testing/test-app.js';

const app = await testApp();
/** A Tuesday, 10:00 in New York. */
const TEN = Date.parse('2026-12-01T15:00:00Z');
beforeEach(() => app.clock.set(TEN));
app.clock.set(TEN);
const { partnership } = app;
const elsewhere = await app.newPartnership('Elsewhere');
const [ana, otto, desksLead, onsiteLead, rita, outsider] = await Promise.all([
  app.as('provider-technician'),
  app.as('internal-technician'),
  app.as('provider-lead'),
  app.as('internal-lead'),
  app.as('requester'),
  app.outsider(),
]);
const create = async () => {
  const body = { subject: 'No power', text: 'In the plant', category: 'erp', impact: 'high', urgency: 'medium' } as const;
  return (await rita.call(contract.createTicket, { params: { partnership }, body })).id;
};
const at = (ticket: string) => ({ params: { partnership, ticket } });
const on = (ticket: string, interval: string) => ({ params: { partnership, ticket, interval } });
const see = (by: Caller, ticket: string) => by.call(contract.getTicket, at(ticket));
const clock = (one: Awaited<ReturnType<typeof see>>, kind = 'resolve') => one.clocks.find((each) => each.kind === kind)!;
/** Created at ten, marked at one o'clock: eleven to twelve. */
const marked = async () => {
  const ticket = await create();
  app.clock.set(TEN + 3 * HOUR);
  const body = { from: TEN + HOUR, to: TEN + 2 * HOUR, reason: 'No power in the plant', key: 'once' };
  const after = await ana.call(markNotAccountable, { ...at(ticket), body });
  return { ticket, body, interval: after.notAccountable[0]!.id, after };
};
const told = async (kind: string, ticket: string) => {
  const rows = await app.app.services.db.read(partnership, (db) =>
    db
      .selectFrom('notices')
      .select(['person_id', 'ticket_id'])
      .where('partnership_id', '=', partnership)
      .where('kind', '=', kind)
      .execute(),
  );
  return rows
    .filter((row) => row.ticket_id === ticket)
    .map((row) => row.person_id)
    .sort();
};
const ids = (...callers: readonly Caller[]) => callers.map(({ id }) => id).sort();

describe('a claim', () => {
  test('accepted by the other party stands at once: that time is left out', async () => {
    const { ticket, interval, body, after } = await marked();
    expect(after.notAccountable).toMatchObject([
      { party: 'northwind', markedBy: ana.id, outcome: 'open', can: { answer: { allowed: false } } },
    ]);
    expect([clock(after).elapsedMs, clock(after).claimed?.elapsedMs]).toEqual([3 * HOUR, 2 * HOUR]);
    expect(after.row.dueAt).toBe(TEN + HOUR);
    expect(await told('ticket.not-accountable-marked', ticket)).toEqual(ids(onsiteLead));
    expect((await ana.call(markNotAccountable, { ...at(ticket), body })).seq).toBe(after.seq);
    const mine = await see(otto, ticket);
    expect(mine.notAccountable[0]!.can.answer.allowed).toBe(true);
    const stands = await otto.call(answerNotAccountable, { ...on(ticket, interval), body: { answer: 'accepted' } });
    expect(stands.notAccountable).toMatchObject([{ answer: 'accepted', answeredBy: 'internal', outcome: 'stands' }]);
    expect([clock(stands).elapsedMs, clock(stands).claimed]).toEqual([2 * HOUR, null]);
    expect(await told('ticket.not-accountable-answered', ticket)).toEqual(ids(ana, desksLead, onsiteLead));
  });

  test('disputed is decided when the leads of both parties say the same; until then both figures stand', async () => {
    const { ticket, interval } = await marked();
    const bare = await otto.request('PUT', `/api/v1/partnerships/${partnership}/tickets/${ticket}/not-accountable/${interval}/answer`, {
      body: { answer: 'disputed' },
    });
    expect([bare.status, (bare.json as Problem).detail]).toEqual([422, 'Say why it is disputed']);
    const said = { answer: 'disputed', reason: 'It was on' } as const;
    const disputed = await otto.call(answerNotAccountable, { ...on(ticket, interval), body: said });
    expect(disputed.notAccountable[0]).toMatchObject({ answer: 'disputed', answerReason: 'It was on', outcome: 'open' });
    const verdict = (by: Caller, stands: boolean) =>
      by.call(decideNotAccountable, { ...on(ticket, interval), body: { stands, reason: 'Talked' } });
    const apart = [await verdict(desksLead, true), await verdict(onsiteLead, false)][1]!;
    expect([apart.notAccountable[0]!.outcome, clock(apart).elapsedMs, clock(apart).claimed?.elapsedMs]).toEqual([
      'open',
      3 * HOUR,
      2 * HOUR,
    ]);
    const settled = await verdict(desksLead, false);
    expect(settled.notAccountable[0]).toMatchObject({ outcome: 'falls', verdicts: [{ party: 'internal' }, { party: 'northwind' }] });
    expect([clock(settled).elapsedMs, clock(settled).claimed]).toEqual([3 * HOUR, null]);
    const again = await desksLead.request(
      'PUT',
      `/api/v1/partnerships/${partnership}/tickets/${ticket}/not-accountable/${interval}/verdict`,
      {
        body: { stands: true, reason: 'No' },
      },
    );
    expect(again.status).toBe(422);
  });

  test('is of time that the own party held, not twice, not to come', async () => {
    const ticket = await create();
    app.clock.set(TEN + HOUR);
    const context = { tried: 'All', evidence: '', needed: 'A look', reason: 'skill' as const };
    const { openHandOff } = await ana.call(proposeHandOff, { ...at(ticket), body: { toTeam: 'onsite-it', context } });
    await otto.call(acceptHandOff, { params: { partnership, ticket, handOff: openHandOff!.id } });
    app.clock.set(TEN + 3 * HOUR);
    const send = async (by: Caller, from: number, to: number) => {
      const body = { from: TEN + from * MINUTE, to: TEN + to * MINUTE, reason: 'No power' };
      const { status, json } = await by.request('POST', `/api/v1/partnerships/${partnership}/tickets/${ticket}/not-accountable`, { body });
      return status === 201 ? 'ok' : `${status} ${(json as Problem).detail}`;
    };
    expect(await send(ana, 90, 120)).toBe('422 Your party did not hold the ticket in that interval');
    expect(await send(ana, 30, 200)).toBe('422 The interval must lie between the creation of the ticket and now');
    expect(await send(ana, 30, 20)).toBe('422 The interval must lie between the creation of the ticket and now');
    expect(await send(ana, 10, 30)).toBe('ok');
    expect(await send(ana, 20, 40)).toBe('422 Your party marked a part of that time already');
    expect(await send(ana, 30, 40)).toBe('ok');
    expect(await send(otto, 90, 120)).toBe('ok');
    const all = (await see(ana, ticket)).notAccountable;
    expect(all.map((one) => [one.party, one.can.answer.allowed])).toEqual([
      ['northwind', false],
      ['northwind', false],
      ['internal', true],
    ]);
  });
});

describe('refusals', () => {
  const steps = ['', '/answer', '/verdict'] as const;
  const good = [
    { from: TEN, to: TEN + HOUR, reason: 'No power' },
    { answer: 'accepted', reason: '' },
    { stands: true, reason: 'So it is' },
  ];
  test('400, 401, 404, 403 and 422 of each step; a requester neither sees nor hears of any', async () => {
    const { ticket, interval } = await marked();
    for (const [index, step] of steps.entries()) {
      const send = async (by: Caller, { where = partnership, id = ticket, body = good[index] as unknown, which = interval } = {}) => {
        const rest = step === '' ? '' : `/${which}${step}`;
        const url = `/api/v1/partnerships/${where}/tickets/${id}/not-accountable${rest}`;
        return (await by.request(step === '' ? 'POST' : 'PUT', url, { body })).status;
      };
      expect(await send(ana, { body: { ...(good[index] as object), more: 1 } })).toBe(400);
      expect(await send(app.anonymous)).toBe(401);
      expect([await send(outsider), await send(ana, { where: elsewhere }), await send(ana, { id: newId() })]).toEqual([404, 404, 404]);
      expect([403, 422]).toContain(await send(rita));
      if (step === '') expect(await send(otto)).toBe(403);
      else expect([await send(ana), await send(otto, { which: newId() })]).toEqual([422, 422]);
    }
    const verdict = { stands: true, reason: 'Mine' };
    await otto.call(answerNotAccountable, { ...on(ticket, interval), body: { answer: 'disputed', reason: 'It was on' } });
    const url = `/api/v1/partnerships/${partnership}/tickets/${ticket}/not-accountable/${interval}/verdict`;
    expect((await otto.request('PUT', url, { body: verdict })).status).toBe(403);
    const hers = await see(rita, ticket);
    expect(hers.notAccountable).toEqual([]);
    expect(JSON.stringify(hers.events)).not.toContain('No power in the plant');
    expect((await told('ticket.not-accountable-marked', ticket)).includes(rita.id)).toBe(false);
  });
});
