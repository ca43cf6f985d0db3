import { expect, test } from 'vitest';
import { parseMinutes } from './parse-minutes.js';

test.each([
  ['90', 90],
  ['1:30', 90],
  ['0:05', 5],
  ['1h', 60],
  ['1h 30', 90],
  ['1h30min', 90],
  ['1.5h', 90],
  ['1,5 h', 90],
  [' 45 min ', 45],
  ['', null],
  ['h', null],
  ['1:75', null],
  ['-5', null],
  ['soon', null],
  ['1.5', null],
])('%j is %j', (text, minutes) => expect(parseMinutes(text)).toBe(minutes));
