/** What the compiler cannot see: the holes in the texts, and the forms of a plural. */
import { expect, test } from 'vitest';
import { de } from './de/index.js';
import { en } from './en/index.js';

function textsOf(messages: object, path: readonly string[] = []): [string, string][] {
  return Object.entries(messages).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string' ? [[[...path, key].join('.'), value]] : textsOf(value as object, [...path, key]),
  );
}
const english = textsOf(en);
const german = new Map(textsOf(de));
const holes = (text: string): string[] => [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map((found) => found[1]!))].sort();

test('a German text has the holes of the English one', () => {
  const different = english.filter(([key, text]) => holes(text).join() !== holes(german.get(key) ?? '').join());
  expect(different.map(([key]) => key)).toEqual([]);
  expect(english.length).toBeGreaterThan(500);
});

test('what counts has a form for one and for many, in both', () => {
  for (const texts of [new Map(english), german]) {
    const forms = [...texts.keys()].filter((key) => /_(one|other)$/.test(key));
    expect(
      forms.filter((key) => !texts.has(key.endsWith('_one') ? key.replace(/_one$/, '_other') : key.replace(/_other$/, '_one'))),
    ).toEqual([]);
  }
});

test('no text is empty, none shouts, none praises itself', () => {
  const odd = [...english, ...german].filter(([, text]) => text.trim() === '' || /!|successfully|erfolgreich|please note/i.test(text));
  expect(odd).toEqual([]);
});
