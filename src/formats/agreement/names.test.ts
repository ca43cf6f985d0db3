import { describe, expect, it } from 'vitest';
import { LineIndex, pathText } from '../place.js';
import { CategoryNames } from './category-names.js';
import { Names, slug } from './names.js';
import { ProblemReport } from './report.js';

const spot = { from: 0, to: 0, trail: null };
const reported = () => {
  const report = new ProblemReport(new LineIndex(''));
  return { report, texts: () => report.list().map(({ text, expected, nearest }) => [text, expected, nearest]) };
};

describe('an id that follows from a name', () => {
  it.each([
    ['Service desk', 'service-desk'],
    ['  Line of  business ', 'line-of-business'],
    ['Café & Bar', 'cafe-bar'],
    ['Über Straße', 'uber-straße'],
    ['日本 1', '日本-1'],
    ['***', ''],
  ])('%j', (name, id) => {
    expect(slug(name)).toBe(id);
  });
});

describe('a reference', () => {
  const names = new Names('team');
  names.add('desk', 'Service desk');
  names.add('service-desk', 'Old desk');
  names.add('a', 'Same name');
  names.add('b', 'same  NAME');

  it('is the id first, then the name in any case', () => {
    const { report, texts } = reported();
    expect(names.resolve('service-desk', spot, report)).toBe('service-desk');
    expect(names.resolve('Service Desk', spot, report)).toBe('desk');
    expect(names.resolve('old-desk', spot, report)).toBe('service-desk');
    expect(texts()).toEqual([]);
  });

  it('to several things is a problem that names their ids', () => {
    const { report, texts } = reported();
    expect(names.resolve('Same name', spot, report)).toBeNull();
    expect(texts()).toEqual([['"Same name" is the name of several team entries', 'one of the ids a, b', null]]);
  });

  it('is written by name only when the name leads back', () => {
    expect(names.reference('desk')).toBe('Service desk');
    expect(names.reference('a')).toBe('a');
  });
});

describe('a category', () => {
  const category = (id: string, name: string, parent: string | null) => ({ id, name, parent, decides: null });
  const names = new CategoryNames(
    [
      category('run', 'Run', null),
      category('respond', 'Respond', null),
      category('r-other', 'Other', 'run'),
      category('other', 'Other', 'respond'),
      category('vpn', 'VPN', 'other'),
    ],
    false,
  );

  it('is found by its way, by its id and by a name that it has alone', () => {
    const { report, texts } = reported();
    expect(names.resolve('run>other', spot, report)).toBe('r-other');
    expect(names.resolve(['Respond', 'Other', 'VPN'], spot, report)).toBe('vpn');
    expect(names.resolve('other', spot, report)).toBe('other');
    expect(names.resolve('vpn', spot, report)).toBe('vpn');
    expect(texts()).toEqual([]);
  });

  it('by a name that several have is a problem that names their ways', () => {
    const { report, texts } = reported();
    expect(names.resolve(' other', spot, report)).toBe('other');
    expect(names.resolve('OTHER', spot, report)).toBeNull();
    expect(texts()).toEqual([['"OTHER" is the name of several categories', 'Run › Other, or Respond › Other', null]]);
  });

  it('that is not there gives the nearest way', () => {
    const { report, texts } = reported();
    names.resolve('Respond › Other › VNP', spot, report);
    names.resolve('Run › VPN', spot, report);
    expect(texts().map(([, , nearest]) => nearest)).toEqual(['Respond › Other › VPN', 'Respond › Other › VPN']);
  });
});

describe('a way through a file', () => {
  it('is written as people write it', () => {
    expect(pathText(['rules', 2, 'on-call', 'After hours', 0])).toBe('rules[2].on-call["After hours"][0]');
  });
});
