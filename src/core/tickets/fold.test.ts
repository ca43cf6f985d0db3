/** Folding: what events mean, also those of imported history. */
import { describe, expect, it } from 'vitest';
import { automatic, Life, lifeFrom, local, onsite, requester, technician } from '../testing/ticket-builder.js';
import { foldTicket } from './fold.js';

const state = (life: Life) => foldTicket(life.events);
const start = () => lifeFrom('2026-03-10 09:00', 'P2');

describe('a ticket', () => {
  it('begins with its creation', () => {
    expect(() => foldTicket([])).toThrow('at least one event');
    expect(() => foldTicket(new Life().at('2026-03-10 09:00').resumed().events)).toThrow("not 'resumed'");
    expect(() => state(start().created('P2'))).toThrow('created once');
  });

  it('is new until a person takes notice', () => {
    expect(state(start())).toMatchObject({ status: 'new', acknowledgedAt: null, holder: { team: 'service-desk', party: 'northwind' } });
    expect(state(start().by(automatic).at('09:01').message('requester'))).toMatchObject({
      status: 'new',
      acknowledgedAt: null,
      firstResponseAt: null,
    });
    expect(state(start().by(requester).at('09:01').message('requester'))).toMatchObject({ status: 'new', requesterMessages: 1 });
    expect(state(start().at('09:05').message('shared'))).toMatchObject({
      status: 'open',
      acknowledgedAt: local('2026-03-10 09:05'),
      firstResponseAt: null,
    });
    // What a party notes for itself shows nobody else that notice was taken.
    expect(state(start().at('09:05').message('own-party'))).toMatchObject({ status: 'new', acknowledgedAt: null });
    expect(state(start().by(automatic).add({ kind: 'assigned', person: 'ana' }))).toMatchObject({
      status: 'open',
      acknowledgedAt: null,
      assignee: 'ana',
    });
  });

  it('is answered first by a public message of the holding party', () => {
    const life = start()
      .at('09:05')
      .message('shared')
      .by(onsite)
      .at('09:10')
      .message('requester')
      .by(technician)
      .at('09:40')
      .message('requester')
      .at('10:00')
      .message('requester');
    expect(state(life)).toMatchObject({ firstResponseAt: local('2026-03-10 09:40'), answers: 2 });
  });

  it('while nobody holds it is answered by anybody of IT', () => {
    expect(state(start().routed(null, null).by(onsite).at('09:10').message('requester')).firstResponseAt).toBe(local('2026-03-10 09:10'));
  });

  it('changes holder on acceptance, not on the offer; a decline or withdrawal leaves it', () => {
    const offered = () => start().at('10:00').proposed('h1', 'onsite-it');
    expect(state(offered())).toMatchObject({ holder: { team: 'service-desk' }, handOffs: [{ answer: 'open', returns: false }] });
    expect(state(offered().by(onsite).at('10:20').accepted('h1'))).toMatchObject({
      holder: { team: 'onsite-it', party: 'internal' },
      arrival: { kind: 'hand-off', handOff: 'h1' },
    });
    const declined = offered().by(onsite).at('10:20').add({ kind: 'hand-off-declined', handOff: 'h1', reason: 'Not ours' });
    expect(state(declined)).toMatchObject({
      holder: { team: 'service-desk' },
      handOffs: [{ answer: 'declined', declineReason: 'Not ours' }],
    });
    expect(state(offered().at('10:20').add({ kind: 'hand-off-withdrawn', handOff: 'h1' }))).toMatchObject({
      handOffs: [{ answer: 'withdrawn' }],
    });
    expect(state(offered().at('10:20').accepted('h1', true)).handOffs[0]).toMatchObject({ answer: 'automatic' });
  });

  it('passes at once where transfer is immediate; an answer to an unknown hand-off changes nothing', () => {
    const life = start().at('10:00').proposed('h1', 'onsite-it', {}, 'immediate');
    expect(state(life)).toMatchObject({
      holder: { team: 'onsite-it' },
      handOffs: [{ answer: 'immediate', answeredAt: local('2026-03-10 10:00') }],
    });
    expect(state(start().accepted('h9')).holder?.team).toBe('service-desk');
  });

  it('loses its assignee with its team', () => {
    const life = start().add({ kind: 'assigned', person: 'ana' }).at('10:00').transferred('infrastructure');
    expect(state(life)).toMatchObject({ assignee: null, holder: { team: 'infrastructure' }, bounces: [] });
  });

  it('counts a return across the party line, with the rule that had routed it there', () => {
    const life = start()
      .at('10:00')
      .routed('onsite-it', 'r2')
      .at('11:00')
      .proposed('h1', 'service-desk', { reason: 'answer' })
      .at('11:10')
      .accepted('h1');
    expect(state(life).bounces).toMatchObject([
      {
        from: { team: 'onsite-it' },
        backTo: { team: 'service-desk' },
        rule: 'r2',
        handOff: 'h1',
        reason: 'answer',
        awayFrom: local('2026-03-10 10:00'),
      },
    ]);
    const byHand = start().at('10:00').transferred('onsite-it').at('11:00').transferred('service-desk');
    expect(state(byHand).bounces).toMatchObject([{ rule: null, handOff: null, reason: null }]);
  });

  it('does not count moves inside a party, nor a party that had it for no time', () => {
    expect(state(start().at('10:00').transferred('infrastructure').at('11:00').transferred('service-desk')).bounces).toEqual([]);
    expect(state(start().routed('onsite-it', 'r2').at('11:00').transferred('infrastructure')).bounces).toEqual([]);
  });

  it('looks through time in which nobody held it', () => {
    const life = start().at('10:00').routed(null, null).at('11:00').transferred('onsite-it').at('12:00').transferred('service-desk');
    expect(state(life).bounces).toMatchObject([{ awayFrom: local('2026-03-10 10:00') }]);
    const same = start().at('10:00').routed(null, null).at('11:00').transferred('service-desk');
    expect(state(same).bounces).toEqual([]);
  });

  it('knows who sent it away last when nobody held it in between', () => {
    const life = start().at('10:00').transferred('onsite-it').at('11:00').routed(null, null).at('12:00').transferred('service-desk');
    expect(state(life).bounces).toMatchObject([
      { from: { team: 'onsite-it' }, awayFrom: local('2026-03-10 10:00'), awayTo: local('2026-03-10 12:00') },
    ]);
  });

  it('does not bounce when it was away for no time', () => {
    expect(state(start().at('10:00').transferred('onsite-it').transferred('service-desk')).bounces).toEqual([]);
  });

  it('joins stretches when a pause lasts no time', () => {
    expect(state(start().at('10:00').message('shared').at('11:00').waiting().resumed()).spans).toHaveLength(2);
  });

  it('is resolved, reopened and closed', () => {
    const life = start().at('10:00').waiting('scheduled').at('11:00').resolved();
    expect(state(life)).toMatchObject({ status: 'resolved', resolvedAt: local('2026-03-10 11:00'), waitingOn: null });
    expect(state(life.by(requester).at('12:00').message('requester'))).toMatchObject({ status: 'resolved', requesterMessages: 0 });
    expect(state(life.at('13:00').reopened())).toMatchObject({ status: 'open', resolvedAt: null, reopenCount: 1 });
    expect(state(life.by(technician).at('14:00').resolved().add({ kind: 'closed' }))).toMatchObject({
      status: 'closed',
      closedAt: local('2026-03-10 14:00'),
    });
  });

  it('makes sense of imported history: closed without a resolution, waiting after one, time that runs backwards', () => {
    expect(state(start().at('10:00').add({ kind: 'closed' }))).toMatchObject({ status: 'closed', resolvedAt: local('2026-03-10 10:00') });
    expect(state(start().at('10:00').resolved().at('11:00').waiting())).toMatchObject({ status: 'waiting', resolvedAt: null });
    expect(state(start().at('10:00').resolved().at('11:00').resumed())).toMatchObject({ status: 'resolved' });
    expect(state(start().at('10:00').waiting().at('09:30').resumed())).toMatchObject({ status: 'open', lastAt: local('2026-03-10 10:00') });
  });

  it('keeps what it is, as changed last', () => {
    const life = start().add({
      kind: 'classified',
      changes: {
        priority: 'P1',
        site: 'main',
        system: 'erp-server',
        tier: 2,
        type: 'problem',
        category: 'erp',
        attributes: { group: 'vip' },
      },
      reason: '',
    });
    expect(state(life)).toMatchObject({
      priority: 'P1',
      site: 'main',
      system: 'erp-server',
      tier: 2,
      type: 'problem',
      category: 'erp',
      attributes: { group: 'vip' },
    });
    expect(state(life.add({ kind: 'classified', changes: { site: null }, reason: '' }))).toMatchObject({
      site: null,
      system: 'erp-server',
    });
  });
});
