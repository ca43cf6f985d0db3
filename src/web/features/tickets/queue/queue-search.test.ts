import { describe, expect, test } from 'vitest';
import { acrossSearch, asQuery, meansSame, narrowed, queueSearch, VIEWS, type View, viewOf } from './queue-search.js';

const kept = (search: object) => Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));

describe('the address of the queue', () => {
  test('known filters are read, also where the router made numbers and booleans of them', () => {
    const raw = {
      sort: 'updated',
      status: 'all',
      priority: 'P1',
      type: 'incident',
      team: 'desk',
      unowned: true,
      breached: 'true',
      due: 'soon',
      search: 2041,
    };
    expect(kept(queueSearch(raw))).toEqual({ ...raw, breached: true, search: '2041' });
    expect(kept(queueSearch({ tier: 2, group: 'holder', direction: 'desc', columns: 'number.62' }))).toEqual({
      tier: 2,
      group: 'holder',
      direction: 'desc',
      columns: 'number.62',
    });
  });

  test('anything odd is left out', () => {
    const odd = {
      sort: 'random',
      status: 'lost',
      priority: 'P9',
      type: 'war',
      unowned: 'yes',
      due: 'never',
      assignee: 'somebody',
      requester: '1',
      history: 'x',
      tag: ' ',
      other: 'x',
      team: ['a'],
    };
    expect(kept(queueSearch(odd))).toEqual({});
  });

  test('what is too long for the operation is cut; a tag is written small', () => {
    const { search, tag, team } = queueSearch({ search: 'a'.repeat(500), tag: ' VPN ', team: 'b'.repeat(500) });
    expect([search!.length, tag, team!.length]).toEqual([100, 'vpn', 200]);
  });

  test('over all partnerships only what means the same in each', () => {
    const id = '00000000-0000-4000-8000-000000000001';
    const local = queueSearch({ team: 'desk', site: 'plant', assignee: id, group: 'holder', sort: 'category', priority: 'P1', tag: 'vpn' });
    expect(kept(acrossSearch(local))).toEqual({ priority: 'P1', tag: 'vpn' });
    expect(meansSame(local)).toBe(false);
    const same = queueSearch({ assignee: 'me', group: 'status', sort: 'updated', tag: 'vpn' });
    expect(kept(acrossSearch(same))).toEqual(kept(same));
    expect(meansSame(same)).toBe(true);
  });

  test('each view is recognised by what it sets, whatever stands beside it', () => {
    for (const name of Object.keys(VIEWS) as View[]) expect(viewOf({ ...VIEWS[name], priority: 'P1', search: 'printer' })).toBe(name);
    expect(viewOf({ status: 'closed' })).toBeNull();
    expect(viewOf({ unowned: true, due: 'over' })).toBeNull();
  });

  test('a view narrows nothing, every filter beside it does', () => {
    for (const name of Object.keys(VIEWS) as View[]) expect(narrowed(VIEWS[name])).toBe(false);
    for (const filter of [
      { priority: 'P1' },
      { type: 'problem' },
      { party: 'a' },
      { team: 'a' },
      { category: 'a' },
      { system: 'a' },
      { tag: 'a' },
      { due: 'soon' },
      { search: 'a' },
    ] as const)
      expect(narrowed(filter)).toBe(true);
  });

  test('the operation takes flags as words, and only what is set', () => {
    expect(asQuery(queueSearch({ unowned: 'true', assignee: 'me', due: 'soon' }))).toStrictEqual({
      unowned: 'true',
      assignee: 'me',
      due: 'soon',
    });
    expect(asQuery({ proposed: true, breached: undefined })).toStrictEqual({ proposed: 'true' });
  });
});
