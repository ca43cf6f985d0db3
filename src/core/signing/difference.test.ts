import { describe, expect, it } from 'vitest';
import type { Agreement } from '../agreement/agreement.js';
import { diffRouters } from '../routing/diff.js';
import { compileRouter } from '../routing/router.js';
import { harborLane, owns } from '../testing/harbor-lane.js';
import type { TicketEvent } from '../tickets/event.js';
import { HOUR } from '../time.js';
import { editsInWords } from './edit-words.js';
import { startMovedWork } from './moved-work.js';

const changed = (rules: (rule: Agreement['rules'][number]) => Agreement['rules'][number], more: Partial<Agreement> = {}): Agreement => ({
  ...harborLane,
  rules: harborLane.rules.map(rules),
  ...more,
});
const r2ToNorthwind = changed((rule) => (rule.id === 'r2' ? { ...rule, ...owns('service-desk') } : rule));

/** Tuesday: created at 9:00 in New York, with Onsite IT until noon, waiting until 13:00, resolved at 15:00. */
const morning = Date.parse('2026-12-01T14:00:00Z');
const life = (category: string): readonly TicketEvent[] => {
  const by = { kind: 'system', name: 'test' } as const;
  const about = { type: 'incident', tier: 1, priority: 'P3', category, system: null, site: null, attributes: {} } as const;
  const routed = {
    kind: 'routed',
    rule: 'r2',
    team: 'onsite-it',
    party: 'internal',
    accountable: 'onsite-it',
    policy: 'standard',
    scope: 'included',
    causes: [],
  };
  return [
    { kind: 'created', seq: 1, at: morning, by, subject: 'Jam', requester: null, agreementVersion: 1, ...about },
    { ...routed, seq: 2, at: morning, by } as unknown as TicketEvent,
    { kind: 'waiting', seq: 3, at: morning + 3 * HOUR, by, on: 'requester', until: null, note: '' },
    { kind: 'resumed', seq: 4, at: morning + 4 * HOUR, by },
    { kind: 'resolved', seq: 5, at: morning + 6 * HOUR, by, note: '' },
  ];
};

describe('work that moves', () => {
  it('is counted in tickets and in the hours for which the party had them, waiting left out', () => {
    const tally = startMovedWork(harborLane, r2ToNorthwind, morning + 24 * HOUR);
    tally.add(life('printer'));
    tally.add(life('printer'));
    tally.add(life('password-reset'));
    tally.add(life('nonsense'));
    expect(tally.report()).toEqual({
      counted: 3,
      unknown: 1,
      moves: [{ from: 'internal', to: 'northwind', tickets: 2, heldMs: 2 * 5 * HOUR }],
    });
    const { changes } = diffRouters(compileRouter(harborLane), compileRouter(r2ToNorthwind), tally.traffic());
    expect(changes.map((change) => change.tickets)).toEqual([2]);
  });

  it('counts only hours in which the team was on duty', () => {
    const tally = startMovedWork(harborLane, r2ToNorthwind, morning + 24 * HOUR);
    tally.add(life('printer').slice(0, 2));
    // Open since 9:00 on Tuesday until 9:00 on Wednesday: 8 h of Tuesday and 1 h of Wednesday.
    expect(tally.report().moves[0]!.heldMs).toBe(9 * HOUR);
  });

  it('follows hours of windows that moved: the ticket is in the window that each version says', () => {
    const office = harborLane.windows.windows.map((window) =>
      window.id === 'business' ? { ...window, week: { tue: [{ from: 600, to: 1020 }] } } : window,
    );
    const later = { ...harborLane, windows: { ...harborLane.windows, windows: office } };
    const tally = startMovedWork(harborLane, later, morning + 24 * HOUR);
    tally.add(life('printer'));
    expect(tally.traffic()).toMatchObject([{ situation: { window: 'business' }, windowAfter: 'after-hours', count: 1 }]);
    expect(tally.report().moves).toMatchObject([{ from: 'internal', to: 'northwind', tickets: 1 }]);
  });
});

describe('edits in words', () => {
  it('name each thing that was touched, and how', () => {
    const before = harborLane;
    const after: Agreement = {
      ...changed((rule) => (rule.id === 'r2' ? { ...rule, windows: null, ...owns('service-desk') } : rule)),
      name: 'Harbor Lane, 2027',
      sites: [...before.sites].reverse(),
      systems: before.systems.slice(1),
      exceptions: [{ ...before.exceptions[0]!, id: 'x2' }, ...before.exceptions],
      handOff: { ...before.handOff, bounceLimit: 3 },
      calendars: { ...before.calendars, office: { ...before.calendars.office!, week: {} } },
    };
    expect(editsInWords(before, after).map((edit) => edit.text)).toEqual([
      'The name "Harbor Lane Manufacturing and Northwind IT" becomes "Harbor Lane, 2027"',
      'The hand-off rules changed: bounce limit',
      'Calendar "office" changed: hours',
      'System "plant-network" (Plant network) is gone',
      'Site "warehouse" comes first',
      'Rule "r2" (Respond › Hardware) changed: windows, accountable, responsible',
      'Exception "x2" is new',
    ]);
    expect(editsInWords(before, before)).toEqual([]);
  });
});
