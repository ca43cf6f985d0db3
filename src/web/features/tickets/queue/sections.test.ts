import { describe, expect, test } from 'vitest';
import { dayEdges, type Section, sectionIndexOf, sectionsBy, sectionsOf, sortOf } from './sections.js';

const group = (key: string | null) => ({ key, label: null, count: 1, more: false });

describe('the parts of the list', () => {
  test('groups are shown, the values of a sort that no index follows are not', () => {
    expect(sectionsBy({ group: 'holder', sort: 'priority' })).toEqual({ by: 'holder', shown: true });
    expect(sectionsBy({ sort: 'priority' })).toEqual({ by: 'priority', shown: false });
    expect(sectionsBy({ sort: 'updated' })).toBeNull();
    expect([sortOf({ sort: 'priority' }), sortOf({ sort: 'updated' }), sortOf({})]).toEqual(['due', 'updated', 'due']);
  });

  test('each part narrows the list to itself', () => {
    const edges = [100, 200, 300, 400];
    const filters = (by: Parameters<typeof sectionsOf>[0], ...keys: (string | null)[]) =>
      sectionsOf(by, keys.map(group), edges).map((one) => one.filter);
    expect(filters('status', 'new')).toEqual([{ status: 'new' }]);
    expect(filters('holder', null, 'desk')).toEqual([{ unowned: 'true' }, { team: 'desk' }]);
    expect(filters('assignee', null, 'p')).toEqual([{ assignee: 'nobody' }, { assignee: 'p' }]);
    expect(filters('due', 'before', '100', '400', null)).toEqual([
      { dueBefore: 100 },
      { dueFrom: 100, dueBefore: 200 },
      { dueFrom: 400 },
      { undated: 'true' },
    ]);
  });

  test('a row stands in the part that would list it', () => {
    const row = { status: 'open', priority: 'P2', category: 'printer', holder: null, assignee: { id: 'p' }, dueAt: 250 };
    const sections = (by: Parameters<typeof sectionsOf>[0], ...keys: (string | null)[]): readonly Section[] =>
      sectionsOf(by, keys.map(group), [100, 200, 300]);
    const edges = [100, 200, 300];
    expect(sectionIndexOf('holder', sections('holder', null, 'desk'), edges, row)).toBe(0);
    expect(sectionIndexOf('assignee', sections('assignee', null, 'p'), edges, row)).toBe(1);
    expect(sectionIndexOf('due', sections('due', 'before', '100', '200', '300', null), edges, row)).toBe(2);
    expect(sectionIndexOf('due', sections('due', 'before', null), edges, { ...row, dueAt: null })).toBe(1);
    expect(sectionIndexOf('category', sections('category', 'erp'), edges, row)).toBe(-1);
    expect(sectionIndexOf(null, [], edges, row)).toBe(0);
  });

  test('days begin at midnight of the viewer', () => {
    const now = new Date(2026, 2, 28, 15, 20, 30).getTime();
    expect(dayEdges(now).map((at) => new Date(at))).toEqual([
      new Date(2026, 2, 28, 15, 20),
      new Date(2026, 2, 29),
      new Date(2026, 2, 30),
      new Date(2026, 3, 5),
    ]);
  });
});
