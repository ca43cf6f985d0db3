import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { problemText } from '../place.js';
import { mappingJsonSchema } from './mapping-schema.js';
import { parseMapping } from './parse-mapping.js';
import { PRESETS } from './presets.js';

const head = 'mapping: 1\nshape: log\n';
const columns = 'columns:\n  number: n\n  changed-at: t\n  priority: p\n  category: c\n';
const problems = (text: string | Uint8Array) => {
  const parsed = parseMapping(text);
  return parsed.ok ? [] : parsed.problems.map((problem) => `${problem.line}:${problem.column} ${problemText(problem)}`);
};

describe('a mapping file', () => {
  test('has its defaults filled in', () => {
    const parsed = parseMapping(head + columns);
    expect(parsed).toMatchObject({
      ok: true,
      mapping: {
        shape: 'log',
        file: { delimiter: 'auto', encoding: 'auto', quote: '"', header: true },
        unknown: new Set(['']),
        columns: {
          number: 'n',
          changedAt: { column: 't', form: 'iso', zone: 'UTC' },
          priority: { columns: ['p'], values: null, otherwise: 'stop' },
          status: null,
        },
      },
    });
  });

  test('says what each setting means', () => {
    const text = `${head}zone: Europe/Rome
time: d/M/yyyy HH:mm
file: { delimiter: tab, encoding: windows-1252, quote: none, header: false }
unknown: ["?", " - "]
teams: { desk: { party: msp, tier: 2 } }
responded-when: [Active]
ignore: [{ column: kind, values: [test] }]
columns:
  number: "#1"
  changed-at: { column: "#2", form: iso, zone: UTC }
  created-at: "#3"
  status: { column: "#4", values: { Active: open }, default: keep }
  team: { column: "#5", values: { Group 7: desk }, otherwise: skip, when-unknown: desk }
  priority: { always: P3 }
  category: { columns: ["#6", "#7"], values: { "Network › VPN": vpn }, otherwise: unknown }
  attributes: { group: "#8" }
`;
    const parsed = parseMapping(text);
    expect(parsed.ok && parsed.mapping).toMatchObject({
      file: { delimiter: '\t', encoding: 'windows-1252', quote: null, header: false },
      unknown: new Set(['', '?', '-']),
      teams: new Map([['desk', { party: 'msp', tier: 2 }]]),
      respondedWhen: new Set(['Active']),
      ignore: [{ column: 'kind', values: new Set(['test']) }],
      columns: {
        changedAt: { column: '#2', form: 'iso', zone: 'UTC' },
        createdAt: { column: '#3', form: 'd/M/yyyy HH:mm', zone: 'Europe/Rome' },
        status: { values: new Map([['Active', 'open']]), default: 'keep' },
        team: { values: new Map([['Group 7', 'desk']]), otherwise: 'skip', whenUnknown: 'desk' },
        priority: { always: 'P3', columns: [] },
        category: { columns: ['#6', '#7'], otherwise: 'unknown' },
        attributes: [{ id: 'group', field: { columns: ['#8'] } }],
      },
    });
  });

  test('takes keys that look like other things as they are written', () => {
    const parsed = parseMapping(`${head}${columns}  met-target: { column: m, values: { true: met, 1.0: missed } }\n`);
    expect(parsed.ok && [...parsed.mapping.columns.metTarget!.values!.keys()]).toEqual(['true', '1.0']);
  });

  test.each(PRESETS.map((preset) => [preset.id, preset.text]))('the preset %s is one', (_, text) => {
    expect(problems(text)).toEqual([]);
  });

  test('has a JSON Schema, committed as it is generated', () => {
    const schema = mappingJsonSchema() as { properties: Record<string, unknown>; additionalProperties: boolean; required: string[] };
    expect(schema).toMatchObject({
      additionalProperties: false,
      required: ['mapping', 'shape', 'columns'],
      properties: { 'responded-when': {} },
    });
    expect(JSON.parse(readFileSync(new URL('./mapping.schema.json', import.meta.url), 'utf8'))).toEqual(schema);
  });

  test('is explained by an example that is one', () => {
    const guide = readFileSync(new URL('../../../docs/guide/history.md', import.meta.url), 'utf8');
    expect(problems(/```yaml\n([\s\S]*?)```/.exec(guide)![1]!)).toEqual([]);
  });
});

describe('what is wrong is told with its place, all at once', () => {
  test('unknown keys, wrong values, unknown teams, zones and forms', () => {
    const text = `mapping: 1
shape: log
zoen: UTC
zone: Europ/Rome
time: d/M HH:mm
teams: { desk: { party: msp } }
columns:
  number: 3
  changed-at: t
  priority: { column: p, values: { High: p1 } }
  category: { values: {} }
  team: { column: g, values: { Group 7: dest }, default: desk, otherwise: skip }
`;
    expect(problems(text)).toEqual([
      '3:1 The key "zoen" is unknown here. Did you mean "zone"? (zoen)',
      '4:7 "Europ/Rome" is no time zone; expected an IANA name such as Europe/Rome. Did you mean "Europe/Rome"? (zone)',
      '5:7 "d/M HH:mm" is no form of an instant: it has no year (yyyy); expected iso, or a pattern such as d/M/yyyy HH:mm (time)',
      '8:11 This is a number; as text it stands in quotes: "3"; expected text such as opened_at (columns.number)',
      '10:42 "p1" is not one of the choices; expected P1, P2, P3 or P4. Did you mean "P1"? (columns.priority.values.High)',
      '11:13 Nothing says where this comes from; expected column, columns or always (columns.category)',
      '12:41 There is no team "dest" under teams. Did you mean "desk"? (columns.team.values["Group 7"])',
      '12:75 There is a default already for values that the table lacks; expected default or otherwise (columns.team.otherwise)',
    ]);
  });

  test.each([
    ['mapping: 1\nshape: log\ncolumns: { number: n, priority: p, category: c }\n', '"changed-at" is missing'],
    ['mapping: 1\nshape: tickets\ncolumns: { number: n, priority: p, category: c }\n', '"created-at" is missing'],
    [`${head}${columns}  resolved-at: r\n`, '"resolved-at" belongs to shape: tickets'],
    [
      'mapping: 1\nshape: tickets\ncolumns: { number: n, created-at: t, priority: p, category: c, order: o }\n',
      '"order" belongs to shape: log',
    ],
    [`${head}responded-when: [Active]\n${columns}`, 'needs the column status'],
    [`${head}${columns}  site: { column: a, always: b }\n`, 'comes from two places'],
    ['mapping: 2\nshape: log\n', '2 is not one of the choices'],
    ['- a\n- b\n', 'This is a list'],
    ['', 'The file is empty'],
    ['mapping: [\n', ':1'],
    [Uint8Array.from([0x61, 0xe9]), 'not in UTF-8'],
    ['a\0b', 'NUL'],
    [`a: ${'['.repeat(200)}`, 'nested too deeply'],
    [`#${'x'.repeat(3_000_000)}`, 'too large'],
  ])('%#: %j', (text, expected) => {
    const found = problems(text);
    expect(found.join('\n')).toContain(expected);
    expect(found.length).toBeLessThan(20);
  });

  test('aliases that explode', () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x, x]',
      ...'bcdefgh'.split('').map((key, i) => `${key}: &${key} [${Array(10).fill(`*${'abcdefg'[i]}`).join(', ')}]`),
    ].join('\n');
    expect(problems(`${head}${columns}${bomb}`).length).toBeGreaterThan(0);
    expect(problems(`${head}${columns}unknown: &u [*u]\n`)).toEqual([expect.stringContaining('This alias leads')]);
  });
});
