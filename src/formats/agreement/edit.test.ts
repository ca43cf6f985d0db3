import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { editAgreement } from './edit.js';
import type { AgreementEdit } from './edit-path.js';
import { parseAgreement } from './parse.js';
import { sampleText, withText } from './testing/sample-text.js';
import { entriesOf, flow } from './written.js';

function edited(text: string, ...edits: AgreementEdit[]): string {
  const result = editAgreement(text, edits);
  if (!result.ok) throw new Error(result.problems.map((problem) => problem.text).join('\n'));
  return result.text;
}

const comments = (text: string) => [...text.matchAll(/#.*/g)].map(([comment]) => comment.trimEnd());

describe('setting a value', () => {
  it('changes that value on its line and nothing else', () => {
    const text = edited(sampleText, { set: ['rules', { id: 'r2' }, 'when'], value: 'any' });
    expect(text).toBe(withText(sampleText, 'when: business #', 'when: any #'));
  });

  it('quotes what needs it, in a block and between brackets', () => {
    expect(edited('a: 1 # one\n', { set: ['a'], value: '1: #x' })).toBe('a: "1: #x" # one\n');
    expect(edited('a: [x, y] # two\n', { set: ['a', 1], value: 'p, q' })).toBe('a: [x, "p, q"] # two\n');
    expect(edited('a: x\n', { set: ['a'], value: '365' })).toBe('a: "365"\n');
  });

  it('finds entries by id, by name, by what follows from the name, and by position', () => {
    for (const step of [{ id: 'service-desk' }, { id: 'Service desk' }, 1]) {
      expect(edited(sampleText, { set: ['teams', step, 'coverage'], value: 'Office' })).toBe(
        withText(
          sampleText,
          '- name: Service desk\n    party: Northwind IT\n    coverage: Always',
          '- name: Service desk\n    party: Northwind IT\n    coverage: Office',
        ),
      );
    }
  });

  it('gives a key that was not there, and replaces one value by several', () => {
    const text = edited(
      sampleText,
      { set: ['rules', { id: 'r4' }, 'informed'], value: 'Onsite IT' },
      { set: ['exceptions', { id: 'x1' }, 'when', 'priority'], value: flow(['P1', 'P2']) },
    );
    const parsed = parseAgreement(text);
    expect(parsed).toMatchObject({ ok: true });
    if (!parsed.ok) return;
    expect(parsed.agreement.rules[3]!.informed).toEqual(['onsite-it']);
    expect(parsed.agreement.exceptions[0]!.when.priorities).toEqual(['P1', 'P2']);
    expect(comments(text)).toEqual(comments(sampleText));
  });
});

describe('adding and removing', () => {
  it('appends to a list; comments, anchors and the looks of the file survive', () => {
    const text = edited(sampleText, { add: ['rules'], value: { id: 'r8', category: 'Run › Backup', accountable: 'Infrastructure' } });
    expect(comments(text)).toEqual(comments(sampleText));
    expect(text).toContain('hours: &office mon-fri');
    expect(text).toContain('Business: *office');
    expect(text).toBe(
      withText(
        sampleText,
        '    scope: project\n',
        '    scope: project\n\n  - id: r8\n    category: Run › Backup\n    accountable: Infrastructure\n',
      ),
    );
    expect(parseAgreement(text)).toMatchObject({ ok: true });
  });

  it('makes the list when there is none', () => {
    const text = edited(sampleText, { add: ['attributes'], value: { name: 'Group', values: ['Office', 'Floor'] } });
    expect(parseAgreement(text)).toMatchObject({ ok: true, agreement: { attributes: [{ id: 'group' }] } });
  });

  it('removes an entry and leaves the comments of others', () => {
    const text = edited(sampleText, { remove: ['rules', { id: 'r3' }] });
    const parsed = parseAgreement(text);
    expect(parsed.ok && parsed.agreement.rules.map((rule) => rule.id)).toEqual(['r1', 'r2', 'r4', 'r5', 'r6', 'r7']);
    expect(text).toBe(sampleText.replace(/ {2}- id: r3\n.*\n.*\n.*\n\n/, ''));
  });

  it('removes a category from a list of names', () => {
    const text = edited(sampleText, { remove: ['catalogue', 'reinvent', { id: 'rollout' }] });
    expect(text).toBe(withText(sampleText, '    - Rollout\n', ''));
  });

  it('keeps the indent and the brackets that the file has', () => {
    const wide = 'rules:\n    - id: a\n      when: [x, y]\n    - id: b\nsites:\n    - c # here\n';
    expect(edited(wide, { add: ['sites'], value: 'd' })).toBe(`${wide}    - d\n`);
    const flat = 'sites:\n- c # here\nrules: [ a, b ]\n';
    expect(edited(flat, { add: ['sites'], value: 'd' })).toBe('sites:\n- c # here\n- d\nrules: [ a, b ]\n');
    expect(edited(flat, { add: ['rules'], value: 'd' })).toBe('sites:\n- c # here\nrules: [ a, b, d ]\n');
    expect(edited('rules: []\n', { add: ['rules'], value: { id: 'r' } })).toBe('rules: [{ id: r }]\n');
    expect(edited('a: [x]', { remove: ['a', 0] })).toBe('a: []\n');
  });

  it('replaces lines by lines, lines by one value, and one value by lines', () => {
    const text = 'a:\n  b: # why\n    c: 1\n    d: 2\n  e: 3 # three\n\nf: 4\n';
    expect(edited(text, { set: ['a', 'b'], value: { x: 9 } })).toBe('a:\n  b: # why\n    x: 9\n  e: 3 # three\n\nf: 4\n');
    expect(edited(text, { set: ['a', 'b'], value: 9 })).toBe('a:\n  b: 9 # why\n  e: 3 # three\n\nf: 4\n');
    expect(edited(text, { set: ['a', 'e'], value: { x: ['y'] } })).toBe(
      'a:\n  b: # why\n    c: 1\n    d: 2\n  e: # three\n    x:\n      - y\n\nf: 4\n',
    );
    expect(edited('a:\n  - b: 1\n    c: 2\n  - d\n', { set: ['a', 0], value: { x: 1, y: 2 } })).toBe('a:\n  - x: 1\n    y: 2\n  - d\n');
  });
});

describe('anchors', () => {
  const shared = 'a: &h\n  - one # first\n  - two\nb: *h\nc: *h\n';

  it('an edit through an alias changes that place alone', () => {
    const text = edited(shared, { set: ['b', 0], value: 'eins' });
    expect(parseYaml(text)).toEqual({ a: ['one', 'two'], b: ['eins', 'two'], c: ['one', 'two'] });
    expect(text).toContain('c: *h');
    const added = edited(shared, { add: ['b'], value: 'three' });
    expect(parseYaml(added)).toEqual({ a: ['one', 'two'], b: ['one', 'two', 'three'], c: ['one', 'two'] });
  });

  it('an anchor that goes away moves to the first place that needs it', () => {
    const removed = edited(shared, { remove: ['a'] });
    expect(parseYaml(removed)).toEqual({ b: ['one', 'two'], c: ['one', 'two'] });
    expect(removed).toMatch(/b: &h/);
    const replaced = edited(shared, { set: ['a'], value: 'x' });
    expect(parseYaml(replaced)).toEqual({ a: 'x', b: ['one', 'two'], c: ['one', 'two'] });
  });

  it('a value with an anchor can be replaced', () => {
    expect(parseYaml(edited('a: &x 1\nb: *x\n', { set: ['a'], value: 2 }))).toEqual({ a: 2, b: 1 });
  });
});

describe('edits that do not fit', () => {
  it.each<[AgreementEdit, string]>([
    [{ set: ['rules', { id: 'r99' }, 'when'], value: 'any' }, 'There is no "r99" in the file'],
    [{ set: ['rules', 99, 'when'], value: 'any' }, 'There is no entry 99 in the file'],
    [{ remove: ['rules', { id: 'r1' }, 'policy'] }, 'There is no "policy" in the file'],
    [{ add: ['name'], value: 'x' }, '"name" is no list'],
    [{ set: [], value: 'x' }, 'The path is empty'],
  ])('%j', (edit, text) => {
    expect(editAgreement(sampleText, [{ set: ['version'], value: 2 }, edit])).toMatchObject({ ok: false, problems: [{ text }] });
  });

  it('and a file that is no YAML', () => {
    expect(editAgreement('a: "', [{ set: ['a'], value: 1 }])).toMatchObject({ ok: false, problems: [{ line: 1 }] });
  });
});

describe('a map with keys of its own', () => {
  it('is written in order', () => {
    expect(
      edited('a: 1\n', {
        set: ['b'],
        value: entriesOf([
          ['2', 'x'],
          ['1', 'y'],
        ]),
      }),
    ).toBe('a: 1\nb:\n  "2": x\n  "1": y\n');
  });
});
