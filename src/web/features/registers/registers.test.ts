import { expect, test } from 'vitest';
import { filled, typedText } from './field-text.js';
import { registerSearch } from './search.js';

test('values are typed as the server reads them', () => {
  expect([null, undefined, 7, true, false, ['a', 'b'], 'x'].map(typedText)).toEqual(['', '', '7', 'yes', 'no', 'a; b', 'x']);
  expect(filled({ a: ' ', b: '0', c: '' })).toEqual({ b: '0' });
});

test('an address with odd parts is read as far as it goes', () => {
  expect(registerSearch({ register: 'wishes', find: 7 })).toEqual({ register: undefined, find: '7' });
  expect(registerSearch({ register: 'tools' })).toEqual({ register: 'tools', find: undefined });
});
