import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editAgreement } from './edit.js';
import { parseAgreement } from './parse.js';
import { sampleText } from './testing/sample-text.js';

/** Whatever comes in: no exception, an answer soon, and places inside the file. */
function survives(input: string | Uint8Array): void {
  const started = performance.now();
  const parsed = parseAgreement(input);
  expect(performance.now() - started).toBeLessThan(10_000);
  if (parsed.ok) return;
  expect(parsed.problems.length).toBeGreaterThan(0);
  const lines = typeof input === 'string' ? input.split(/\r\n|\r|\n/).length : Number.POSITIVE_INFINITY;
  for (const problem of parsed.problems) {
    expect(problem.line).toBeGreaterThanOrEqual(1);
    expect(problem.line).toBeLessThanOrEqual(lines);
    expect(problem.column).toBeGreaterThanOrEqual(1);
    expect(problem.text).not.toBe('');
  }
}

const PIECES = [
  '&a ',
  '*a',
  '*office',
  '<<: *office',
  '- ',
  ': ',
  '? ',
  '| ',
  '> ',
  '{',
  '}',
  '[',
  ']',
  ',',
  '"',
  "'",
  '#',
  '!x ',
  '%',
  '---\n',
  '...\n',
  '\t',
  '\n',
  '\r',
  '\0',
  '\ufeff',
  '\ud800',
  '__proto__: 1\n',
  'null',
  '~',
  '1e999',
  '-1',
  '24:00',
  '99:99',
  '2027-02-30 x',
  'none',
  'any',
  'tier 9',
  '0 min',
  '9'.repeat(30),
  'closed',
  '24x7',
  '🙂',
  ' '.repeat(40),
  'constructor',
];

describe('hostile input', () => {
  it('random bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), survives), { numRuns: 300 });
  });

  it('random text of YAML pieces', () => {
    const text = fc
      .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 5 }), fc.constantFrom('rules', 'calendars', 'a', 'b')), {
        maxLength: 40,
      })
      .map((parts) => parts.join(''));
    fc.assert(fc.property(text, survives), { numRuns: 500 });
  });

  it('the sample with pieces put in, cut out and doubled', () => {
    const at = fc.nat({ max: sampleText.length });
    const change = fc.oneof(
      fc.record({ at, cut: fc.nat({ max: 4 }), put: fc.constantFrom(...PIECES) }),
      fc.record({ at, cut: fc.nat({ max: 60 }), put: fc.constant('') }),
      fc.record({ at, cut: fc.constant(0), put: at.map((from) => sampleText.slice(from, from + 40)) }),
    );
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        survives(changes.reduce((text, each) => text.slice(0, each.at) + each.put + text.slice(each.at + each.cut), sampleText));
      }),
      { numRuns: 300 },
    );
  });

  it('the sample with one value replaced by any other', () => {
    const lines = sampleText
      .split('\n')
      .map((line, i) => [i, /^[^#]*?: (?=\S)|^ *- (?=\S)/.exec(line)?.[0].length ?? -1] as const)
      .filter(([, from]) => from > 0);
    const value = fc.oneof(
      fc.constantFrom(...PIECES.filter((piece) => !/[\n\r]/.test(piece))),
      fc.jsonValue({ maxDepth: 2 }).map((json) => JSON.stringify(json)),
    );
    fc.assert(
      fc.property(fc.constantFrom(...lines), value, ([line, from], put) => {
        survives(
          sampleText
            .split('\n')
            .map((each, i) => (i === line ? each.slice(0, from) + put : each))
            .join('\n'),
        );
      }),
      { numRuns: 400 },
    );
  });

  it('edits at random paths answer, and what they write is still YAML', () => {
    const step = fc.oneof(
      fc.constantFrom('rules', 'teams', 'windows', 'hours', 'when', 'name', 'calendars', 'Office'),
      fc.nat({ max: 8 }),
      fc.constantFrom({ id: 'r2' }, { id: 'service-desk' }),
    );
    const path = fc.array(step, { maxLength: 4 });
    const value = fc.oneof(fc.constantFrom(...PIECES), fc.integer(), fc.boolean(), fc.constant(null));
    const edit = fc.oneof(fc.record({ set: path, value }), fc.record({ add: path, value }), fc.record({ remove: path }));
    fc.assert(
      fc.property(edit, (random) => {
        const result = editAgreement(sampleText, [random]);
        if (result.ok) expect(() => parseAgreement(result.text)).not.toThrow();
        else expect(result.problems[0]!.text).not.toBe('');
      }),
      { numRuns: 200 },
    );
  });
});
