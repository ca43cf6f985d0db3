import { expect, test } from 'vitest';
import { parseHours, parsePeriods } from '../../../../core/calendar/hours-text.js';
import { dayOrder, dayText } from './day-text.js';
import { findItems } from './find-items.js';
import { slipOf } from './hours-slip.js';
import { nameTrouble } from './name-trouble.js';
import { peopleOf, rotaTrouble } from './rota-trouble.js';

test('what keeps a name from being taken', () => {
  expect(nameTrouble('  ', [])).toBe('empty');
  expect(nameTrouble('x'.repeat(301), [])).toBe('long');
  expect(nameTrouble(`Service\ndesk`, [])).toBe('odd');
  expect(nameTrouble(' service  DESK ', ['Infrastructure', 'Service desk'])).toBe('taken');
  expect(nameTrouble('Service desk', ['Infrastructure'])).toBeNull();
});

test('things are found by every word, anywhere in their text', () => {
  const names = ['ERP server', 'File server', 'ERP client'];
  const text = (name: string): string => name;
  expect(findItems(names, 'serv erp', text)).toEqual(['ERP server']);
  expect(findItems(names, '  ', text)).toBe(names);
  expect(findItems(names, 'printer', text)).toEqual([]);
});

test('people of a rota, and what keeps it from being kept', () => {
  expect(peopleOf(' Ana,Ben;\nCem , ')).toEqual(['Ana', 'Ben', 'Cem']);
  const rota = { calendar: 'always', people: ['Ana'], turnDays: 7, from: '2026-01-05' };
  expect(rotaTrouble(rota)).toBeNull();
  expect(rotaTrouble({ ...rota, people: [] })).toBe('nobody');
  expect(rotaTrouble({ ...rota, people: Array.from({ length: 101 }, (_, at) => `P${at}`) })).toBe('many');
  for (const turnDays of [0, 1.5, 367, Number.NaN]) expect(rotaTrouble({ ...rota, turnDays })).toBe('turn');
  for (const from of ['', '2026-02-30', '1899-12-31', '2200-01-01']) expect(rotaTrouble({ ...rota, from })).toBe('from');
});

test('days in words, those of every year first', () => {
  expect(dayText('2027-01-01', 'en')).toEqual({ text: 'Fri, 1 Jan 2027', yearly: false });
  expect(dayText('02-29', 'en')).toEqual({ text: '29 February', yearly: true });
  expect(dayText('12-25', 'de')).toEqual({ text: '25. Dezember', yearly: true });
  expect(dayText('nonsense', 'en')).toEqual({ text: 'nonsense', yearly: false });
  expect(['2027-01-01', '12-25', '2026-12-31'].sort((a, b) => (dayOrder(a) < dayOrder(b) ? -1 : 1))).toEqual([
    '12-25',
    '2026-12-31',
    '2027-01-01',
  ]);
});

test('hours that can be read may still name a period twice on one day', () => {
  expect(slipOf(parseHours(['mon 08:00-12:00, 08:00-12:00']))).toEqual({ slip: 'period-twice', part: '08:00-12:00' });
  expect(slipOf(parseHours(['mon 08:00-12:00; tue 08:00-12:00']))).toBeNull();
  expect(slipOf(parsePeriods('8:00-9:00, 08:00-09:00'))).toEqual({ slip: 'period-twice', part: '08:00-09:00' });
  expect(slipOf(parsePeriods('8'))).toEqual({ slip: 'no-hours', part: '8' });
});
