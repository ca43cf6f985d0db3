import fc from 'fast-check';
import { createInstance } from 'i18next';
import { describe, expect, test } from 'vitest';
import { dependencyGraph } from '../../../core/registers/dependency-graph.js';
import { de } from '../../lib/i18n/de/index.js';
import { filled, partsOf, typedText } from './field-text.js';
import { decoded } from './file-text.js';
import { findingText, registerOf } from './finding-words.js';
import { layoutGraph, MOST_DRAWN, NODE_HEIGHT, neighbour, shownSystems } from './graph-layout.js';
import { problemText, rowText } from './problem-words.js';
import { registerSearch } from './search.js';

test('values are typed as the server reads them', () => {
  expect([null, undefined, 7, true, false, ['a', 'b'], 'x'].map(typedText)).toEqual(['', '', '7', 'yes', 'no', 'a; b', 'x']);
  expect(filled({ a: ' ', b: '0', c: '' })).toEqual({ b: '0' });
  expect(partsOf(' a ;; b; ')).toEqual(['a', 'b']);
});

test('an address with odd parts is read as far as it goes', () => {
  expect(registerSearch({ register: 'wishes', find: 7, view: 'globe', system: {} })).toEqual({ find: '7' });
  expect(registerSearch({ register: 'systems', view: 'graph', system: 'a' })).toMatchObject({ view: 'graph', system: 'a' });
});

test('a file of any spreadsheet is read', () => {
  const text = 'name\nGerät';
  const utf8 = new TextEncoder().encode(text);
  const utf16 = new Uint8Array([
    0xff,
    0xfe,
    ...text.split('').flatMap((letter) => [letter.charCodeAt(0) & 0xff, letter.charCodeAt(0) >> 8]),
  ]);
  const windows = new Uint8Array(text.split('').map((letter) => letter.charCodeAt(0)));
  expect([utf8, utf16, windows].map(decoded)).toEqual([text, text, text]);
});

const instance = createInstance();
await instance.init({ lng: 'de', resources: { de: { translation: de } }, interpolation: { escapeValue: false } });

describe('in German', () => {
  const german = instance.getFixedT('de');
  test('a problem is said, with what was probably meant; one without words says its text', () => {
    const wrong = { code: 'unknown-choice', params: { said: 'backp', known: 'rmm, backup', near: 'backup' }, text: 'x' };
    expect(problemText(german, wrong)).toBe('„backp“ ist keines von rmm, backup. Meinten Sie „backup“?');
    expect(problemText(german, { code: 'from-the-future', params: {}, text: 'Plain words' })).toBe('Plain words');
    expect(problemText(german, { text: 'Plain words' })).toBe('Plain words');
    const row = {
      line: 3,
      text: 'x',
      problems: [
        { field: 'name', code: 'taken', params: { name: 'ERP' }, text: 'x' },
        { field: null, code: 'row-width', params: { has: 2, wants: 4 }, text: 'x' },
      ],
    };
    expect(rowText(german, row)).toBe('name: „ERP“ gibt es schon. 2 Felder, die Kopfzeile hat 4.');
  });

  test('findings are said on the register where they are mended', () => {
    const unknown = { kind: 'unknown-dependency', system: 'ERP', name: 'SQL', near: null, text: 'x' } as const;
    const none = { kind: 'no-tool', function: 'backup', tools: [], task: 'Check backup jobs', text: 'x' } as const;
    const circle = { kind: 'dependency-circle', systems: ['A', 'B'], text: 'x' } as const;
    expect([unknown, circle, { ...none, tools: [] }].map((one) => registerOf(one as never))).toEqual(['systems', 'systems', 'tools']);
    expect(findingText(german, unknown)).toContain('ERP hängt ab von SQL');
    expect(findingText(german, circle as never)).toContain('A › B › A');
    expect(findingText(german, none as never)).toContain('Kein Werkzeug für Sicherung, und „Check backup jobs“');
    expect(findingText(german, { ...none, task: null } as never)).toContain('Parteien, die zusammenarbeiten');
  });
});

describe('a graph', () => {
  const chain = dependencyGraph([
    { name: 'ERP', dependsOn: ['SQL'] },
    { name: 'SQL', dependsOn: ['Storage'] },
    { name: 'Storage', dependsOn: [] },
    { name: 'Wiki', dependsOn: ['Storage'] },
    { name: 'Fax', dependsOn: [] },
  ]);

  test('leaves out what is joined with nothing; words show a system with its surroundings', () => {
    expect(shownSystems(chain, '')).toEqual({ places: [0, 1, 2, 3], alone: 1, left: 0 });
    expect(shownSystems(chain, 'sql').places).toEqual([0, 1, 2]);
    expect(shownSystems(chain, 'fax').places).toEqual([]);
  });

  test('stands in columns, and arrow keys lead through it', () => {
    const layout = layoutGraph(chain, shownSystems(chain, '').places);
    expect(layout.systems.map((one) => [one.at, one.column])).toEqual([
      [0, 0],
      [1, 1],
      [3, 1],
      [2, 2],
    ]);
    expect(layout.ways).toHaveLength(3);
    expect([neighbour(layout, 0, 'ArrowRight'), neighbour(layout, 1, 'ArrowDown'), neighbour(layout, 3, 'ArrowRight')]).toEqual([1, 3, 2]);
    expect([neighbour(layout, 0, 'ArrowLeft'), neighbour(layout, 0, 'x'), neighbour(layout, 9, 'ArrowUp')]).toEqual([null, null, null]);
  });

  test('never puts two systems on one another, runs from left to right, and draws so many at most', () => {
    const count = 400;
    const ways = fc.array(fc.array(fc.integer({ min: 0, max: count - 1 }), { maxLength: 3 }), { minLength: count, maxLength: count });
    fc.assert(
      fc.property(ways, (all) => {
        const graph = dependencyGraph(all.map((way, at) => ({ name: `s${at}`, dependsOn: way.map((to) => `s${to}`) })));
        const shown = shownSystems(graph, '');
        expect(shown.places.length).toBeLessThanOrEqual(MOST_DRAWN);
        expect(shown.places.length + shown.alone + shown.left).toBe(count);
        const { systems } = layoutGraph(graph, shown.places);
        expect(systems.map((one) => one.at).sort((a, b) => a - b)).toEqual(shown.places);
        const placed = new Map(systems.map((one) => [one.at, one]));
        for (const one of systems) {
          const below = systems.find((other) => other.column === one.column && other.row === one.row + 1);
          if (below) expect(below.y - one.y).toBeGreaterThan(NODE_HEIGHT);
          for (const to of graph.nodes[one.at]!.dependsOn) {
            const other = placed.get(to);
            if (other) expect(other.x).toBeGreaterThanOrEqual(one.x);
          }
        }
      }),
      { numRuns: 15 },
    );
  });
});
