import { describe, expect, it } from 'vitest';
import { FOUR_RS } from '../agreement/agreement.js';
import { TASK_CATEGORIES } from './categories.js';
import { TASK_LIBRARY, usualHours } from './library.js';
import { taskTable } from './task-table.js';

describe('the library', () => {
  it('holds at least 150 tasks, at least 25 under each R, and uses every category', () => {
    expect(TASK_LIBRARY.length).toBeGreaterThanOrEqual(150);
    for (const r of FOUR_RS) expect(TASK_LIBRARY.filter((task) => task.r === r).length, r).toBeGreaterThanOrEqual(25);
    const used = new Set(TASK_LIBRARY.map((task) => task.category));
    expect(TASK_CATEGORIES.filter((one) => !used.has(one.id))).toEqual([]);
  });

  it('names every task and category once, also in its title', () => {
    const ids = [...FOUR_RS, ...TASK_CATEGORIES.map((one) => one.id), ...TASK_LIBRARY.map((one) => one.id)];
    expect(ids.filter((id, at) => ids.indexOf(id) < at)).toEqual([]);
    const titles = TASK_LIBRARY.map((one) => one.title);
    expect(titles.filter((title, at) => titles.indexOf(title) < at)).toEqual([]);
    expect(ids.filter((id) => !/^[a-z][a-z-]*$/.test(id))).toEqual([]);
  });

  it('gives policy, strategy and risk acceptance to nobody but the internal party', () => {
    const deciding = TASK_LIBRARY.filter((task) => task.decides !== null);
    expect(new Set(deciding.map((task) => task.decides))).toEqual(new Set(['policy', 'strategy', 'risk-acceptance']));
    expect(deciding.filter((task) => task.usual !== 'internal')).toEqual([]);
  });

  it('adds up to the week of two to three people at 100, most of it reactive', () => {
    const hours = TASK_LIBRARY.reduce((sum, task) => sum + task.hours, 0);
    const reactive = TASK_LIBRARY.filter((task) => task.r === 'run' || task.r === 'respond').reduce((sum, task) => sum + task.hours, 0);
    expect(hours).toBeGreaterThan(80);
    expect(hours).toBeLessThan(120);
    expect(reactive / hours).toBeGreaterThan(0.65);
    expect(reactive / hours).toBeLessThan(0.8);
  });

  it('grows with the company, and never to nothing', () => {
    expect(usualHours({ hours: 1.5 }, 50)).toBe(0.75);
    expect(usualHours({ hours: 1.5 }, 400)).toBe(6);
    expect(usualHours({ hours: 0.1 }, 1)).toBe(0.01);
  });
});

it.each([
  ['an unknown category', 'a | A | nowhere | 1 low desk daily provider 1 | x'],
  ['a tier 4', 'a | A | backup | 4 low desk daily provider 1 | x'],
  ['no hours', 'a | A | backup | 1 low desk daily provider | x'],
  ['no text', 'a | A | backup | 1 low desk daily provider 1 |'],
])('a table with %s is a programming mistake', (_, line) => {
  expect(() => taskTable(line)).toThrow(line);
});
