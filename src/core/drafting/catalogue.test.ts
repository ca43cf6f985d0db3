import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Agreement, FOUR_RS } from '../agreement/agreement.js';
import { categoryTree } from '../routing/category-tree.js';
import { readableAgreement, SMALL } from '../testing/agreement-arbitrary.js';
import { harborLane } from '../testing/harbor-lane.js';
import { applyEdit } from './apply.js';
import { calendarUsers, isUsed } from './calendar-users.js';
import { changeCategory, placesFor, stepCategory } from './catalogue.js';
import type { DraftChange } from './change.js';

const made = (agreement: Agreement, changes: readonly DraftChange[]): Agreement => {
  const edited = applyEdit(agreement, changes);
  if (!edited.ok) throw new Error(JSON.stringify(edited));
  return edited.agreement;
};
const below = ({ categories }: Agreement, parent: string): string[] =>
  categories.filter((one) => one.parent === parent).map(({ id }) => id);
const printer = harborLane.categories.find(({ id }) => id === 'printer')!;

describe('a category', () => {
  test('goes under another one, where it comes last, and up among those beside it', () => {
    const moved = made(harborLane, changeCategory(harborLane, { ...printer, parent: 'run' }));
    expect(below(moved, 'run')).toEqual(['patching', 'backup', 'printer']);
    expect(below(moved, 'hardware')).toEqual(['switch']);
    const up = made(moved, stepCategory(moved, 'printer', -1));
    expect(below(up, 'run')).toEqual(['patching', 'printer', 'backup']);
    expect(below(made(up, stepCategory(up, 'printer', 1)), 'run')).toEqual(['patching', 'backup', 'printer']);
  });

  test('does not go below itself, and the four Rs stay', () => {
    const hardware = harborLane.categories.find(({ id }) => id === 'hardware')!;
    expect(changeCategory(harborLane, { ...hardware, parent: 'printer' })).toEqual([]);
    expect(changeCategory(harborLane, { ...hardware, parent: 'hardware' })).toEqual([]);
    expect(changeCategory(harborLane, { ...hardware, parent: null })).toEqual([]);
    expect(placesFor(harborLane, 'hardware').map(({ id }) => id)).not.toContain('printer');
    for (const id of FOUR_RS) {
      const root = harborLane.categories.find((one) => one.id === id)!;
      expect(changeCategory(harborLane, { ...root, name: 'Other' })).toEqual([]);
      expect(stepCategory(harborLane, id, 1)).toEqual([]);
    }
  });

  test('is not touched when it says so already, or stands first or last', () => {
    expect(changeCategory(harborLane, { ...printer })).toEqual([]);
    expect(stepCategory(harborLane, 'printer', -1)).toEqual([]);
    expect(stepCategory(harborLane, 'switch', 1)).toEqual([]);
  });
});

test('law: wherever a category is put, the catalogue can be read, its subtree goes along and all others keep their order', () => {
  const more = readableAgreement(SMALL).filter(({ categories }) => categories.length > FOUR_RS.length);
  const cases = more.chain((agreement) => {
    const movable = agreement.categories.filter(({ parent }) => parent !== null);
    return fc
      .constantFrom(...movable)
      .chain((category) => fc.tuple(fc.constant(agreement), fc.constant(category), fc.constantFrom(...placesFor(agreement, category.id))));
  });
  fc.assert(
    fc.property(cases, ([agreement, category, place]) => {
      const after = made(agreement, changeCategory(agreement, { ...category, parent: place.id }));
      const [was, now] = [categoryTree(agreement.categories), categoryTree(after.categories)];
      expect(now.subtreeOf(category.id)).toEqual(was.subtreeOf(category.id));
      const others = (tree: typeof was) => tree.listed.map(({ id }) => id).filter((id) => !was.subtreeOf(category.id).includes(id));
      expect(others(now)).toEqual(others(was));
      if (place.id !== category.parent) expect(below(after, place.id).at(-1)).toBe(category.id);
    }),
  );
});

test('law: a step up and one down leave the order as it was', () => {
  fc.assert(
    fc.property(readableAgreement(SMALL), fc.nat(), fc.constantFrom<1 | -1>(1, -1), (agreement, pick, by) => {
      const category = agreement.categories[pick % agreement.categories.length]!;
      const there = stepCategory(agreement, category.id, by);
      fc.pre(there.length > 0);
      const stepped = made(agreement, there);
      const listed = (one: Agreement) => categoryTree(one.categories).listed.map(({ id }) => id);
      expect(listed(stepped)).not.toEqual(listed(agreement));
      expect(listed(made(stepped, stepCategory(stepped, category.id, by === 1 ? -1 : 1)))).toEqual(listed(agreement));
    }),
  );
});

test('who uses a calendar', () => {
  const office = calendarUsers(harborLane, 'office');
  expect(office.staffed.map(({ id }) => id)).toEqual(['onsite-it']);
  expect(calendarUsers(harborLane, 'always').onCall.map(({ id }) => id)).toEqual(['infrastructure']);
  expect(calendarUsers(harborLane, 'always').policies.map(({ id }) => id)).toEqual(
    harborLane.policies.filter(({ targets }) => targets.some(({ calendar }) => calendar === 'always')).map(({ id }) => id),
  );
  expect([isUsed(office), isUsed(calendarUsers(harborLane, 'nothing'))]).toEqual([true, false]);
});
