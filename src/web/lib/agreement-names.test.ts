import { expect, test } from 'vitest';
import { harborLane } from '../../core/testing/harbor-lane.js';
import { calendarName, namesOf } from './agreement-names.js';

test('what the agreement lists is named, a category with the way to it', () => {
  const names = namesOf(harborLane);
  expect(names.category('printer')).toBe('Printer');
  expect(names.categoryPath('printer')).toBe('Respond › Hardware › Printer');
  expect(names.window('after-hours')).toBe('After hours');
});

test('what it does not know is shown as it is, and so is all before it is there', () => {
  expect(namesOf(harborLane).system('gone')).toBe('gone');
  expect(namesOf(undefined).categoryPath('printer')).toBe('printer');
});

test('a tree that turns in a circle ends all the same', () => {
  const [first] = harborLane.categories;
  const names = namesOf({ ...harborLane, categories: [{ ...first!, id: 'a', name: 'A', parent: 'a' }] });
  expect(names.categoryPath('a').split(' › ').length).toBe(40);
});

test('a calendar is called by the name that its id follows from', () => {
  expect(calendarName('infrastructure-hours')).toBe('Infrastructure hours');
  expect(calendarName('24x7')).toBe('24x7');
});
