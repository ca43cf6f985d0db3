import { describe, expect, test } from 'vitest';
import { run } from './testing/running.js';
import { tandem } from './testing/tandem.js';
import type { VerifiedStore } from './verified-tickets.js';
import { verifyCommand } from './verify.js';

const at = Date.UTC(2026, 2, 9, 18);
const late = [{ ticket: 't', number: 'INC7', field: 'deadline', stored: at + 60_000, computed: at }];
const moved = [
  { ticket: 'u', number: '1041', field: 'holder', stored: 'onsite-it', computed: null },
  { ticket: 'u', number: '1041', field: 'bounces', stored: 1, computed: 0 },
];
/** Two partnerships; in the second, two tickets differ. */
const opened = (closed: string[] = []) => {
  const store: VerifiedStore = {
    partnerships: async (named) => {
      const all = [
        { id: 'a', name: 'Harbor Lane' },
        { id: 'b', name: 'Quarry' },
      ];
      const found = all.filter(({ name }) => named === null || name === named);
      return named !== null && found.length !== 1 ? null : found;
    },
    verify: async (partnership, onTicket) => {
      if (partnership === 'a') return { tickets: 1200, events: 9000, differing: 0 };
      onTicket(late);
      onTicket(moved);
      return { tickets: 3, events: 20, differing: 2 };
    },
    instants: new Set(['deadline']),
    close: async () => void closed.push('closed'),
  };
  return async () => store;
};
const verify = (...args: string[]) => run((io) => verifyCommand(io, opened()), 'clocks', ...args);

describe('tandem verify clocks', () => {
  test('ends with 0 when all is equal', async () => {
    const { code, out, err } = await verify('--partnership', 'Harbor Lane');
    expect([code, out, err]).toEqual([0, 'Harbor Lane: 1,200 tickets with 9,000 events checked, all equal\n', '']);
  });

  test('ends with 1 and names ticket, field and both values', async () => {
    const { code, out } = await verify();
    expect([code, out]).toEqual([
      1,
      `Harbor Lane: 1,200 tickets with 9,000 events checked, all equal
Quarry: 3 tickets with 20 events checked, 2 differ
2 partnerships: 1,203 tickets with 9,020 events checked, 2 differ

Quarry  INC7  deadline: stored 2026-03-09T18:01:00Z, computed 2026-03-09T18:00:00Z
Quarry  1041  holder: stored onsite-it, computed none
Quarry  1041  bounces: stored 1, computed 0
`,
    ]);
  });

  test('prints as many differences as asked for, and counts all of them', async () => {
    const { code, out } = await verify('--partnership', 'Quarry', '--show', '1');
    expect([code, out.split('\n').length, out]).toEqual([1, 4, expect.stringContaining('2 differ')]);
    const json = JSON.parse((await verify('--json', '--show', '2')).out) as { differences: unknown[]; differing: number };
    expect([json.differing, json.differences]).toEqual([
      2,
      [
        { partnership: 'Quarry', ...late[0] },
        { partnership: 'Quarry', ...moved[0] },
      ],
    ]);
  });

  test('ends with 2 for wrong usage and an unknown partnership, and lets go of the database', async () => {
    expect(await verify('--show', 'many')).toMatchObject({ code: 2, err: '--show many: give a whole number, such as 20\n' });
    expect((await tandem(['verify', 'clocks', '--colour'])).code).toBe(2);
    const closed: string[] = [];
    const unknown = await run((io) => verifyCommand(io, opened(closed)), 'clocks', '--partnership', 'Nobody');
    expect(unknown).toMatchObject({ code: 2, err: 'There is no partnership "Nobody", or more than one with that name: give its id\n' });
    expect(closed).toEqual(['closed']);
  });
});
