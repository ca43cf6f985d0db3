import { expect, test } from 'vitest';
import { fileNameOf } from './file-name.js';

test('a version is called by its name and number, in letters that every system takes', () => {
  expect(fileNameOf({ name: 'Harbor Lane & Northwind', version: 3 })).toBe('harbor-lane-northwind-v3.yaml');
  expect(fileNameOf({ name: ' Müller/Söhne: IT ', version: 12 })).toBe('muller-sohne-it-v12.yaml');
  expect(fileNameOf({ name: '***', version: 1 })).toBe('agreement-v1.yaml');
  expect(fileNameOf({ name: 'x'.repeat(500), version: 1 }).length).toBe(60 + '-v1.yaml'.length);
});
