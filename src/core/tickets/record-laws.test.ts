/** Laws of links and merging between many tickets, and the rules of priority and tags. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEVELS, PRIORITIES } from '../agreement/agreement.js';
import { harborLane } from '../testing/harbor-lane.js';
import { lifeFrom, technician } from '../testing/ticket-builder.js';
import type { Decided } from './decided.js';
import type { Desk } from './desk.js';
import type { TicketEvent } from './event.js';
import { applyEvent, foldTicket } from './fold.js';
import { decideLink, decideUnlink, parentEnd } from './link-decide.js';
import { CHOSEN_ROLES, INVERSE } from './link-event.js';
import { decideMerge, decideUnmerge, survivorOf } from './merge-decide.js';
import { decideTag, MOST_TAGS, tagOf } from './record-decide.js';
import { agreedPriority, takeBackPriority, weighPriority } from './record-priority.js';
import type { TicketState } from './state.js';

const start = foldTicket(lifeFrom('2026-03-09 09:00', 'P2').events);
const desk = (now: number): Desk => ({ agreement: harborLane, by: technician, lead: false, now });
const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'];

/** Six tickets that are linked, unlinked, merged and parted by chance. */
function play(steps: readonly (readonly [number, number, number, number])[]): ReadonlyMap<string, TicketState> {
  const states = new Map(NAMES.map((name) => [name, start]));
  let now = start.lastAt;
  const add = (name: string, decided: Decided): void => {
    if (!decided.outcome.ok) return;
    for (const body of decided.outcome.events) {
      const state = states.get(name)!;
      states.set(name, applyEvent(state, { ...body, seq: state.lastSeq + 1, at: now, by: technician } as TicketEvent));
    }
  };
  const parentOf = (name: string) => states.get(name)!.links.find((link) => link.as === 'parent')?.ticket ?? null;
  const above = (name: string): string[] => {
    const found: string[] = [];
    for (let at = parentOf(name); at !== null && found.length <= NAMES.length; at = parentOf(at)) found.push(at);
    return found;
  };
  for (const [what, x, y, role] of steps) {
    now += 60_000;
    const [here, there] = [NAMES[x]!, NAMES[y]!].map((ticket) => ({ ticket, state: states.get(ticket)! })) as [
      { ticket: string; state: TicketState },
      { ticket: string; state: TicketState },
    ];
    const as = CHOSEN_ROLES[role % CHOSEN_ROLES.length]!;
    const parent = parentEnd(as, here, there);
    const ancestors = parent === null ? [] : above(parent.ticket);
    const decided =
      what < 5
        ? decideLink(here, there, { as, ancestors }, desk(now))
        : what < 6
          ? decideUnlink(here, there, as, desk(now))
          : what < 8
            ? decideMerge(here, there, { newReaders: [], confirmed: true }, desk(now))
            : decideUnmerge(here, there, desk(now));
    if (!decided.here.outcome.ok || !decided.there.outcome.ok) continue;
    add(here.ticket, decided.here);
    add(there.ticket, decided.there);
  }
  return states;
}

const steps = fc.array(fc.tuple(fc.nat(9), fc.nat(5), fc.nat(5), fc.nat(5)), { maxLength: 40, size: 'max' });

describe('links', () => {
  it('stand on both ends, and nobody is above himself', () => {
    let parents = 0;
    fc.assert(
      fc.property(steps, (all) => {
        const states = play(all);
        for (const [name, { links }] of states) {
          for (const { as, ticket } of links) {
            expect(states.get(ticket)!.links).toContainEqual(expect.objectContaining({ as: INVERSE[as], ticket: name }));
            parents += as === 'parent' ? 1 : 0;
          }
          expect(links.filter(({ as }) => as === 'parent').length).toBeLessThanOrEqual(1);
          let at: string | null = name;
          for (let step = 0; step <= NAMES.length && at !== null; step += 1) {
            at = states.get(at)!.links.find(({ as }) => as === 'parent')?.ticket ?? null;
            expect(at).not.toBe(name);
          }
        }
      }),
      { numRuns: 60 },
    );
    expect(parents).toBeGreaterThan(50);
  });
});

describe('merging', () => {
  it('leads every ticket to one survivor that is not merged itself, and both ends agree', () => {
    let merged = 0;
    fc.assert(
      fc.property(steps, (all) => {
        const states = play(all);
        const next = (name: string) => states.get(name)!.mergedInto;
        for (const [name, state] of states) {
          expect(next(survivorOf(name, next))).toBeNull();
          expect(survivorOf(survivorOf(name, next), next)).toBe(survivorOf(name, next));
          expect(state.mergedInto === null || states.get(state.mergedInto)!.joined.some((one) => one.ticket === name)).toBe(true);
          expect(state.joined.every((one) => next(one.ticket) === name)).toBe(true);
          expect(state.mergedInto !== null).toBe(state.status === 'closed');
          merged += state.mergedInto === null ? 0 : 1;
        }
      }),
      { numRuns: 60 },
    );
    expect(merged).toBeGreaterThan(50);
  });

  it('brings people along as watchers and takes them away again, but nobody who watched before', () => {
    const watched = foldTicket(lifeFrom('2026-03-09 09:00', 'P2').add({ kind: 'watcher-added', person: 'otto' }).events);
    const pauls = { ...start, requester: 'paul', watchers: ['otto', 'olga'] };
    const { here, there } = decideMerge(
      { ticket: 'p', state: pauls },
      { ticket: 'r', state: watched },
      { newReaders: [], confirmed: true },
      desk(watched.lastAt),
    );
    const applied = (state: TicketState, decided: Decided) =>
      (decided.outcome.ok ? decided.outcome.events : []).reduce(
        (now, body) => applyEvent(now, { ...body, seq: now.lastSeq + 1, at: now.lastAt, by: technician } as TicketEvent),
        state,
      );
    const [merged, survivor] = [applied(pauls, here), applied(watched, there)];
    expect(survivor.watchers).toEqual(['otto', 'paul', 'olga']);
    const parted = decideUnmerge({ ticket: 'p', state: merged }, { ticket: 'r', state: survivor }, desk(survivor.lastAt));
    expect(applied(survivor, parted.there).watchers).toEqual(['otto']);
    const wrote = { ...survivor, lastWords: { paul: survivor.lastAt } };
    expect(decideUnmerge({ ticket: 'p', state: merged }, { ticket: 'r', state: wrote }, desk(survivor.lastAt)).here.outcome).toMatchObject({
      ok: false,
      code: 'written-since',
    });
  });
});

describe('priority', () => {
  const levels = fc.constantFrom(...LEVELS);
  const matrix = harborLane.priorityMatrix;
  it('is the one of the matrix, or on record as an override; taking back gives the one of the matrix', () => {
    const wanted = fc.record({ impact: levels, urgency: levels, priority: fc.constantFrom(...PRIORITIES) }, { requiredKeys: [] });
    fc.assert(
      fc.property(levels, levels, fc.array(wanted, { maxLength: 8 }), (impact, urgency, all) => {
        let state: TicketState = { ...start, impact, urgency, priority: matrix[impact][urgency] };
        for (const one of all) {
          const { priority, weighed } = weighPriority(state, matrix, one);
          const changes = priority === undefined ? {} : { priority };
          const at = state.lastAt + 1;
          state = applyEvent(state, {
            kind: 'classified',
            changes,
            reason: 'Seen',
            ...weighed,
            seq: state.lastSeq + 1,
            at,
            by: technician,
          });
          if (one.priority !== undefined) expect(state.priority).toBe(one.priority);
          expect(state.priority === agreedPriority(state, matrix) || state.priorityOverride !== null).toBe(true);
        }
        const back = takeBackPriority(state, matrix);
        expect(back === null).toBe(state.priorityOverride === null);
        if (back !== null) expect(back.priority ?? state.priority).toBe(agreedPriority(state, matrix));
      }),
      { numRuns: 200 },
    );
  });
});

describe('tags', () => {
  it('are made alike, however they are typed, and making them so twice changes nothing', () => {
    expect([' VPN ', 'Site,  B', ''].map(tagOf)).toEqual(['vpn', 'site b', '']);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 90 }), (word) => {
        expect(tagOf(tagOf(word))).toBe(tagOf(word));
        expect(tagOf(word)).toBe(
          Array.from(tagOf(word))
            .filter((sign) => !/^[\ud800-\udfff]$/.test(sign))
            .join(''),
        );
      }),
    );
  });

  it('are at most twenty', () => {
    const words = Array.from({ length: MOST_TAGS + 1 }, (_, n) => `tag ${n}`);
    expect(decideTag(start, { add: words, remove: [] }, desk(start.lastAt)).outcome).toMatchObject({ ok: false, code: 'too-many' });
    expect(decideTag(start, { add: words.slice(1), remove: [] }, desk(start.lastAt)).outcome.ok).toBe(true);
  });
});
