import type { TFunction } from 'i18next';
import { expect, test } from 'vitest';
import type { DraftChange, ItemOf, ListName } from '../../../../core/drafting/change.js';
import { harborLane } from '../../../../core/testing/harbor-lane.js';
import { changeWorder } from '../change-words.js';
import { thingLines } from './thing-lines.js';

const t = ((key: string) => key) as unknown as TFunction;
const put = <List extends ListName>(list: List, item: ItemOf<List>) => ({ kind: 'put', list, was: null, item }) as unknown as DraftChange;
const lines = (change: DraftChange, seen: unknown) => thingLines(harborLane, change, seen, t);

test('a team says its party, calendar and rota, so that a change of any of them is seen', () => {
  const team = harborLane.teams.find(({ id }) => id === 'infrastructure')!;
  expect(lines(put('teams', team), team)).toEqual([
    'Infrastructure',
    'draft.teams.party: Northwind IT',
    'draft.teams.calendar: Infrastructure hours',
    'draft.teams.onCall: Always, first, second (7 × parts.day, 2026-01-05)',
  ]);
});

test('a category says where it stands and what it decides; a system whose it is', () => {
  const policy = harborLane.categories.find(({ id }) => id === 'policy')!;
  expect(lines(put('categories', policy), policy)).toEqual([
    'Policy',
    'parts.catalogue.below: Reinforce',
    'parts.catalogue.decides: parts.decides.policy',
  ]);
  const system = { ...harborLane.systems[0]!, owner: null };
  expect(lines(put('systems', system), system)?.[2]).toBe('parts.systems.owner: words.nobody');
});

test('a calendar and the windows say their hours and each of their days', () => {
  const calendar = {
    ...harborLane.calendars.office!,
    holidays: [{ date: '12-24', name: 'Christmas Eve', closed: [{ from: 720, to: 1440 }] }],
    exceptions: [
      { date: '2027-03-06', name: 'Inventory', opens: [{ from: 540, to: 720 }] },
      { date: '2027-03-08', name: 'Move', open: [] },
    ],
  };
  expect(lines({ kind: 'calendar', id: 'office', was: null, value: calendar }, calendar)).toEqual([
    'mon-fri 08:00-17:00',
    'America/New_York',
    '12-24 Christmas Eve (12:00-24:00)',
    '2027-03-06 Inventory (parts.dated.kind.opens 09:00-12:00)',
    '2027-03-08 Move (parts.dated.kind.closed)',
  ]);
  const { windows } = harborLane;
  expect(lines({ kind: 'set', field: 'windows', was: windows, value: windows }, windows)?.slice(0, 4)).toEqual([
    'Business: mon-fri 08:00-17:00',
    'After hours: draft.windows.rest',
    'America/New_York',
    'draft.windows.holiday: After hours',
  ]);
});

test('what is told in another way, and what is not there, has no lines', () => {
  const [rule] = harborLane.rules;
  expect(lines(put('rules', rule!), rule)).toBeNull();
  expect(lines(put('sites', harborLane.sites[0]!), null)).toBeNull();
});

test('in words only what differs is said', () => {
  const words = changeWorder(harborLane, t);
  const was = harborLane.calendars.office!;
  const holiday = { date: '2027-05-01', name: 'Labour Day' };
  const more = { ...was, week: { mon: was.week.mon! }, holidays: [...was.holidays, holiday] };
  expect(words({ kind: 'calendar', id: 'office', was, value: more })).toMatchObject({
    before: 'mon-fri 08:00-17:00',
    after: 'mon 08:00-17:00, 2027-05-01 Labour Day',
  });
  expect(words({ kind: 'calendar', id: 'office', was, value: { ...was, holidays: [...was.holidays, holiday] } })).toMatchObject({
    before: 'draft.change.nothing',
    after: '2027-05-01 Labour Day',
  });
  const days = Array.from({ length: 20 }, (_, at) => ({ date: `2027-07-${String(at + 1).padStart(2, '0')}`, name: 'Day' }));
  expect(words({ kind: 'calendar', id: 'new', was: null, value: { ...was, holidays: days } }).after).toMatch(/2027-07-06 Day, …$/);
});
