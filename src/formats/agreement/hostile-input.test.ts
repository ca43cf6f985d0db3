import { describe, expect, it } from 'vitest';
import { problemText } from '../place.js';
import { parseAgreement } from './parse.js';
import { sampleText } from './testing/sample-text.js';

/** Problems as `line:column text`, the way they are printed. */
function problemsOf(input: string | Uint8Array): string[] {
  const parsed = parseAgreement(input);
  if (parsed.ok) return [];
  return parsed.problems.map((problem) => `${problem.line}:${problem.column} ${problemText(problem)}`);
}

describe('YAML that is none', () => {
  it.each([
    ['a tab', 'a:\n\tb: c', '2:1 A tab is used to indent; use spaces'],
    [
      'several documents',
      `${sampleText}---\n${sampleText}`,
      `${sampleText.split('\n').length}:1 The file holds several documents, divided by ---; expected one`,
    ],
    ['an open quote', 'a: "b', '1:6 Something is left open here, or a character such as : or , or a quote is missing'],
    ['a lone quote', '"', '1:2 Something is left open here, or a character such as : or , or a quote is missing'],
    ['an open bracket', 'a: [b', '1:6 These brackets are not closed, or what they hold is not indented'],
    ['a tag', 'name: !env SECRET', '1:7 Tags such as !name have no meaning in an agreement file'],
    ['an empty file', '', '1:1 The file is empty'],
    ['a file of comments', '# nothing yet\n', '1:1 The file is empty'],
    ['a NUL', 'name: a\0b', '1:8 The file holds a NUL character'],
    ['a bell', 'name: a\u0007b', '1:8 The file holds the control character U+0007'],
    ['just text', 'hello', '1:1 This is text; expected the keys tandem, name, id, version, …'],
    ['a list', '- a', '1:1 This is a list; expected the keys tandem, name, id, version, …'],
  ])('%s', (_, text, expected) => {
    expect(problemsOf(text)).toContain(expected);
  });

  it('bytes that are not UTF-8', () => {
    expect(problemsOf(Uint8Array.of(0x61, 0x3a, 0x20, 0xe9, 0x0a))).toEqual([
      '1:4 The file is not in UTF-8: a byte here belongs to no character; expected UTF-8',
    ]);
    expect(problemsOf(Uint8Array.of(0x61, 0x0a, 0xef, 0xbf, 0xbd, 0x0a, 0xc3))).toEqual([
      '3:1 The file is not in UTF-8: a byte here belongs to no character; expected UTF-8',
    ]);
    expect(problemsOf(Uint8Array.of(0xff, 0xfe, 0x61, 0x00))).toEqual(['1:1 The file is in UTF-16; expected UTF-8']);
  });

  it('leaves nothing behind on the prototype of every object', () => {
    problemsOf(
      '__proto__: { polluted: true }\nholidays: { __proto__: { polluted: true } }\nx-a: &a { polluted: true }\ncalendars: { <<: *a }',
    );
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('hostile files are refused soon, however busy the machine', () => {
  const bomb = `${Array.from({ length: 30 }, (_, i) => `x-${i}: &a${i} [${i === 0 ? 'x' : `n: *a${i - 1}, m: *a${i - 1}`}]`).join('\n')}\n`;
  const chain = `${Array.from({ length: 5_000 }, (_, i) => `x-${i}: &a${i} [${i === 0 ? 'x' : `n: *a${i - 1}`}]`).join('\n')}\n`;
  it.each<[string, string | Uint8Array, RegExp]>([
    ['10 MB of YAML', new Uint8Array(10_000_000).fill(0x61), /^1:1 The file is too large \(10.0 MB\); expected at most 2.0 MB$/],
    ['10 MB of text', '- a\n'.repeat(2_500_000), /too large/],
    ['2 MB of open brackets', '['.repeat(1_900_000), /nested too deeply/],
    ['2 MB of dashes', '- '.repeat(950_000), /nested too deeply/],
    ['a staircase', Array.from({ length: 1_000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'), /nested too deeply/],
    ['2 MB of entries', `rules: [${'a,'.repeat(900_000)}]`, /too many entries/],
    ['2 MB of mistakes', '}'.repeat(1_900_000), /cannot stand here/],
    ['2 MB of quotes', '"'.repeat(1_900_000), /too many entries|cannot stand here/],
    ['2 MB of documents', '---\n'.repeat(450_000), /several documents|too many entries/],
    ['2 MB of one key', 'name: a\n'.repeat(60_000), /is given twice/],
    ['aliases that double', `${bomb}catalogue: { run: *a29 }`, /too many entries/],
    [
      'aliases that double in a merge',
      `${Array.from({ length: 30 }, (_, i) => `x-${i}: &a${i} {${i === 0 ? 'k: v' : `<<: [*a${i - 1}, *a${i - 1}]`}}`).join('\n')}\ncalendars: { <<: *a29 }`,
      /./,
    ],
    ['a long chain of aliases', `${chain}catalogue: { run: *a4999 }`, /nested too deeply/],
    ['an alias of itself', 'catalogue: { run: &a [x: *a] }', /part of/],
    ['holiday lists that name each other', 'holidays: { a: [b, b, b, b, b, b, b, b], b: [a, a, a, a, a, a, a, a] }', /part of itself/],
    ['a million columns of one text', `name: ${'n'.repeat(1_000_000)}`, /too long \(1000000 characters\)/],
  ])('%s', (_, input, said) => {
    const started = performance.now();
    const problems = problemsOf(input);
    expect(performance.now() - started).toBeLessThan(15_000);
    expect(problems.some((problem) => said.test(problem))).toBe(true);
    expect(problems.length).toBeLessThanOrEqual(200);
  });
});
