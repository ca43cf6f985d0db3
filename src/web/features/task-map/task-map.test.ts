import { describe, expect, test } from 'vitest';
import { TASK_LIBRARY } from '../../../core/task-map/library.js';
import { USUAL_WEIGHTS } from '../../../core/task-map/suggest-owner.js';
import { hoursOf, hoursText, tenths } from './hours-text.js';
import { asSent, type MapTask, type TaskMap, withAnswer, withEdits } from './map-edits.js';
import { taskMapSearch } from './search.js';
import { openSuggestions, shownTasks, suggestionsFor } from './shown-tasks.js';

const tasks = TASK_LIBRARY.map(
  ({ hours, ...facts }): MapTask => ({
    ...facts,
    own: false,
    usualHours: hours,
    hoursNow: hours,
    entered: false,
    decision: null,
    provider: null,
    notes: '',
    revision: 0,
    editedAt: null,
    editedBy: null,
  }),
);
const allowed = { allowed: true, causes: [] };
const map: TaskMap = {
  settings: { people: 100, hoursAvailable: 80, weights: USUAL_WEIGHTS, skills: null },
  begun: true,
  tasks,
  registeredSkills: null,
  can: { edit: allowed, draft: allowed },
};
const of = (one: TaskMap, id: string): MapTask => one.tasks.find((task) => task.id === id)!;

describe('hours', () => {
  test.each<[string, number | null | undefined]>([
    ['1.5', 1.5],
    [' 1,25 ', 1.25],
    ['.5', 0.5],
    ['0', 0],
    ['', null],
    ['1.5 h', undefined],
    ['-1', undefined],
    ['1e3', undefined],
    ['10001', undefined],
    ['1.2.3', undefined],
  ])('typed as "%s"', (typed, hours) => expect(hoursOf(typed)).toBe(hours));

  test('read back as they are written, in both languages', () => {
    for (const language of ['en', 'de']) expect(hoursOf(hoursText(1234.56, language))).toBe(1234.56);
    expect(tenths(7.2849)).toBe(7.3);
  });
});

describe('suggestions', () => {
  test('know what was said on the map and what is on the people register', () => {
    const reasons = (one: TaskMap) =>
      suggestionsFor(one, USUAL_WEIGHTS)
        .get('watch-security-events')!
        .causes.map((cause) => cause.code);
    const said = { ...map, settings: { ...map.settings, skills: ['desk' as const] } };
    expect(reasons(map)).toContain('task.skill-rare');
    expect(reasons(said)).toContain('task.skill-missing');
    expect(reasons({ ...said, registeredSkills: ['security'] })).toContain('task.skill-here');
  });
});

describe('edits', () => {
  test('of the provider are shown at once too', () => {
    expect(of(withEdits(map, [{ task: 'reset-password', provider: 'soc' }]), 'reset-password').provider).toBe('soc');
  });

  test('are shown at once; the usual hours come back when hours are cleared', () => {
    const first = withEdits(map, [{ task: 'reset-password', decision: 'delegate', hours: 4 }]);
    expect(of(first, 'reset-password')).toMatchObject({ decision: 'delegate', hoursNow: 4, entered: true });
    expect(of(withEdits(first, [{ task: 'reset-password', hours: null }]), 'reset-password')).toMatchObject({
      decision: 'delegate',
      hoursNow: 1.5,
      entered: false,
    });
    expect(of(map, 'reset-password').decision).toBeNull();
  });

  test('are sent with the revision that the page knows by then', () => {
    const answered = withAnswer(map, [{ ...of(map, 'reset-password'), revision: 3 }], []);
    expect(asSent(answered, [{ task: 'reset-password', decision: 'keep' }, { task: 'gone' }])).toEqual([
      { task: 'reset-password', decision: 'keep', revision: 3 },
    ]);
  });

  test('an answer does not take back what is still on its way', () => {
    const answer = { ...of(map, 'reset-password'), decision: 'delegate' as const, revision: 1 };
    const after = withAnswer(map, [answer], [{ task: 'reset-password', hours: 9 }]);
    expect(of(after, 'reset-password')).toMatchObject({ decision: 'delegate', revision: 1, hoursNow: 9 });
  });
});

describe('what is listed', () => {
  const suggested = suggestionsFor(map, USUAL_WEIGHTS);
  const ids = (search: Parameters<typeof shownTasks>[2], of: readonly MapTask[] = tasks) =>
    shownTasks(of, suggested, search).flatMap((group) => group.tasks.map((task) => task.id));

  test('everything, under its R', () => {
    expect(ids({})).toHaveLength(tasks.length);
    expect(shownTasks(tasks, suggested, {}).map((group) => group.r)).toEqual(['run', 'respond', 'reinforce', 'reinvent']);
  });

  test('what holds all words, also in the category', () => {
    expect(ids({ find: 'SIGN-IN password' })).toContain('reset-password');
    expect(ids({ find: 'no such words' })).toEqual([]);
  });

  test('what is open, or decided otherwise than suggested', () => {
    const other = suggested.get('reset-password')!.outcome === 'keep' ? 'delegate' : 'keep';
    const { tasks: decided } = withEdits(map, [
      { task: 'reset-password', decision: other },
      { task: 'accept-risk', decision: 'keep' },
    ]);
    expect(ids({ show: 'undecided' }, decided)).toHaveLength(tasks.length - 2);
    expect(ids({ show: 'other' }, decided)).toEqual(['reset-password']);
    expect(openSuggestions(decided, suggested)).toHaveLength(tasks.length - 2);
  });

  test('an own task stands with its category', () => {
    const own = { ...of(map, 'check-backups'), id: 'own', title: 'Swap tapes', own: true };
    const found = ids({}, [...tasks, own]);
    expect(found.indexOf('own')).toBeLessThan(found.indexOf('onboard-person'));
  });
});

test('an address with odd parts is read as far as it goes', () => {
  expect(taskMapSearch({ find: 3, show: 'all' })).toEqual({ find: '3', show: undefined });
  expect(taskMapSearch({ show: 'undecided' })).toEqual({ find: undefined, show: 'undecided' });
});
