import { expect, test } from 'vitest';
import { gridOf, moved, readColumns, toggled, usualColumns, withWidth, writeColumns } from './queue-columns.js';

const keys = (text: string | undefined, across = false) => readColumns(text, across).map((one) => one.key);

test('what is written is read again, the usual ones are not written', () => {
  const text = 'number.80,subject,status,tier.50';
  expect(writeColumns(readColumns(text, false), false)).toBe(text);
  expect(writeColumns(usualColumns(false), false)).toBeUndefined();
  expect(keys(undefined)).toEqual(usualColumns(false).map((one) => one.key));
});

test('anything odd is left out, the subject never', () => {
  expect(keys('status,lost,status,number.x')).toEqual(['subject', 'status', 'number']);
  expect(keys('partnership')).toEqual(usualColumns(false).map((one) => one.key));
  expect(keys('partnership', true)).toEqual(['subject', 'partnership']);
  expect(readColumns('subject,number.5', false)[1]).toEqual({ key: 'number', width: 36 });
});

test('columns come, go, move and grow', () => {
  const some = readColumns('number,subject,status', false);
  expect(writeColumns(toggled(some, 'status'), false)).toBe('number,subject');
  expect(writeColumns(toggled(some, 'tier'), false)).toBe('number,subject,status,tier');
  expect(writeColumns(moved(some, 'status', -1), false)).toBe('number,status,subject');
  expect(moved(some, 'number', -1)).toBe(some);
  expect(gridOf(withWidth(some, 'status', 201.4))).toBe('28px 62px minmax(200px, 1fr) 201px');
});
