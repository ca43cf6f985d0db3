import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Party } from '../agreement/agreement.js';
import { checkEntry } from './check-entry.js';
import { REGISTER_FIELDS, REGISTER_KINDS, TOOL_FUNCTIONS } from './register.js';
import { type RegisteredTool, toolFindings } from './tool-findings.js';

const parties: readonly Party[] = [
  { id: 'internal', name: 'Harbor Lane', kind: 'internal' },
  { id: 'northwind', name: 'Northwind IT', kind: 'provider' },
];

describe('an entry', () => {
  it('is read as people write it', () => {
    expect(checkEntry('tools', ' Desk ', { function: 'Firewall management', party: 'northwind it', primary: 'Yes' }, parties)).toEqual({
      ok: true,
      name: 'Desk',
      values: { function: 'firewall-management', party: 'northwind', primary: true, vendor: null },
    });
    expect(
      checkEntry(
        'systems',
        'ERP',
        { kind: 'server', criticality: 'critical', rtoMinutes: '240', dataClasses: 'finance; personal;finance' },
        parties,
      ),
    ).toMatchObject({ ok: true, values: { rtoMinutes: 240, dataClasses: ['finance', 'personal'], dependsOn: [], owner: null } });
  });

  it('refuses a name that no agreement could bear', () => {
    expect(checkEntry('sites', '__proto__ ', {}, parties)).toMatchObject({ problems: [{ field: 'name', code: 'reserved' }] });
  });

  it('says all that is wrong at once, with what was probably meant', () => {
    expect(checkEntry('tools', ' ', { function: 'ticketng', party: 'Nortwind IT', primry: 'yes' }, parties)).toMatchObject({
      ok: false,
      problems: [
        { field: 'name', code: 'name-empty', text: 'The name is empty' },
        {
          field: 'primry',
          code: 'unknown-field',
          params: { name: 'primry', near: 'primary' },
          text: 'There is no field "primry"; did you mean "primary"?',
        },
        {
          field: 'function',
          code: 'unknown-choice',
          params: { said: 'ticketng', near: 'ticketing' },
          text: expect.stringContaining('did you mean "ticketing"?'),
        },
        { field: 'party', text: '"Nortwind IT" is none of Harbor Lane, Northwind IT; did you mean "Northwind IT"?' },
        { field: 'primary', code: 'needed', params: { field: 'primary' }, text: '"primary" is needed' },
      ],
    });
  });

  it.each<[string, unknown, string]>([
    ['people', '12.5', 'A whole number'],
    ['people', -1, 'A whole number'],
    ['people', 1_000_001, 'A whole number'],
    ['people', ['1'], 'one value'],
    ['address', 'x'.repeat(201), 'Longer than 200'],
    ['address', 'a\u0007', 'control character'],
  ])('refuses %s = %j', (field, value, text) => {
    expect(checkEntry('sites', 'Main', { [field]: value }, parties)).toMatchObject({
      ok: false,
      problems: [{ field, text: expect.stringContaining(text) }],
    });
  });

  it('takes what it has read once more, unchanged', () => {
    const kinds = fc.constantFrom(...REGISTER_KINDS);
    const raws = fc.dictionary(
      fc.constantFrom(...Object.values(REGISTER_FIELDS).flatMap((fields) => fields.map((field) => field.id))),
      fc.anything(),
    );
    fc.assert(
      fc.property(kinds, fc.string(), raws, (kind, name, raw) => {
        const known = Object.fromEntries(Object.entries(raw).filter(([key]) => REGISTER_FIELDS[kind].some((field) => field.id === key)));
        const read = checkEntry(kind, name, known, parties);
        if (read.ok) expect(checkEntry(kind, read.name, read.values, parties)).toEqual(read);
      }),
    );
    for (const kind of REGISTER_KINDS) {
      const full = Object.fromEntries(
        REGISTER_FIELDS[kind].map((field) => [
          field.id,
          field.type === 'choice'
            ? field.choices[0]
            : field.type === 'party'
              ? 'internal'
              : field.type === 'yes-no'
                ? true
                : field.type === 'number'
                  ? 7
                  : field.type === 'date'
                    ? '2027-02-28'
                    : 'x',
        ]),
      );
      const read = checkEntry(kind, 'Thing', full, parties);
      expect(read.ok && checkEntry(kind, read.name, read.values, parties)).toEqual(read);
    }
  });
});

describe('tools by function', () => {
  const tool = (name: string, one: RegisteredTool['function'], primary: boolean): RegisteredTool => ({
    name,
    function: one,
    party: 'internal',
    primary,
  });

  it('two primary tools are a finding, and so is a function in use with none', () => {
    const tools = [
      tool('Desk A', 'ticketing', true),
      tool('Desk B', 'ticketing', true),
      tool('Vault', 'backup', false),
      tool('Guard', 'edr', true),
    ];
    expect(toolFindings(tools, ['rmm', 'edr'])).toEqual([
      { kind: 'no-tool', function: 'backup', tools: ['Vault'], text: 'No tool is primary for backup; there is Vault' },
      { kind: 'no-tool', function: 'rmm', tools: [], text: 'There is no tool for rmm' },
      {
        kind: 'duplicate-tool',
        function: 'ticketing',
        tools: ['Desk A', 'Desk B'],
        text: '2 tools are primary for ticketing: Desk A, Desk B',
      },
    ]);
  });

  it('one primary tool for each function is none, whatever else is there', () => {
    const tools = TOOL_FUNCTIONS.flatMap((one) => [tool(`${one} 1`, one, true), tool(`${one} 2`, one, one === 'other')]);
    expect(toolFindings(tools, TOOL_FUNCTIONS)).toEqual([]);
  });
});
