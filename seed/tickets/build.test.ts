import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseAgreement } from '../../src/formats/agreement/parse.js';
import { buildTickets } from './build.js';
import { STORIES } from './stories.js';

const parsed = parseAgreement(readFileSync(join(import.meta.dirname, '..', 'agreement.yaml')));
if (!parsed.ok) throw new Error(parsed.problems.map((one) => `${one.line}: ${one.text}`).join('\n'));
const { agreement } = parsed;

const world = (now: string) => {
  let next = 0;
  return { agreement, now: Date.parse(now), newId: () => `id-${next++}`, person: (who: string) => `person ${who}` };
};

// A weekday morning, lunch time, an evening, a weekend, a holiday, both nights on which clocks change, New Year.
const MOMENTS = [
  '2026-11-23T13:05:00Z',
  '2026-11-24T17:30:00Z',
  '2026-11-25T23:40:00Z',
  '2026-11-28T16:00:00Z',
  '2026-11-26T15:00:00Z',
  '2026-11-01T06:30:00Z',
  '2027-03-14T07:30:00Z',
  '2027-01-01T05:10:00Z',
];

describe('the sample tickets', () => {
  test.each(MOMENTS)('are legal and in the past at %s', (moment) => {
    const built = buildTickets(STORIES, world(moment));
    expect(built).toHaveLength(STORIES.length);
    const late = built.filter(({ events }) =>
      events.some((event, index) => event.at > Date.parse(moment) || (index > 0 && event.at < events[index - 1]!.at)),
    );
    expect(late.map((one) => one.story.subject)).toEqual([]);
  });

  test('show every state, hand-offs with every answer, a bounce and leads called in', () => {
    const built = buildTickets(STORIES, world('2026-11-24T17:30:00Z'));
    expect(built.length).toBeGreaterThanOrEqual(115);
    expect(new Set(built.map(({ state }) => state.status))).toEqual(new Set(['new', 'open', 'waiting', 'resolved', 'closed']));
    expect(new Set(built.flatMap(({ state }) => state.handOffs.map((one) => one.answer)))).toEqual(
      new Set(['open', 'accepted', 'automatic', 'declined']),
    );
    expect(new Set(built.map(({ state }) => state.waitingOn))).toEqual(
      new Set([null, 'requester', 'third-party', 'other-party', 'scheduled']),
    );
    expect(built.some(({ state }) => state.bounces.length === 1)).toBe(true);
    expect(built.some(({ state }) => state.bounces.length >= agreement.handOff.bounceLimit)).toBe(true);
    expect(built.some(({ state }) => state.reopenCount > 0)).toBe(true);
    expect(new Set(built.map(({ state }) => state.priority))).toEqual(new Set(['P1', 'P2', 'P3', 'P4']));
  });
});
