import { describe, expect, it } from 'vitest';
import { harborLane } from '../../core/testing/harbor-lane.js';
import { readRegisterCsv, registerCsv } from './register-csv.js';

const { parties } = harborLane;
const none = new Set<string>();

describe('a register as a file', () => {
  it('reads back what it has written, also what looks like a formula', () => {
    const entries = [
      {
        name: '=SUM(A1)',
        values: {
          kind: 'server',
          owner: 'northwind',
          criticality: 'critical',
          site: '-Main, "old"',
          dataClasses: ['finance', 'personal'],
          rtoMinutes: 240,
          rpoMinutes: 0,
          vendor: null,
          dependsOn: [],
        },
      },
    ];
    const text = registerCsv('systems', entries);
    expect(text).toContain("'=SUM(A1)");
    const { good, bad } = readRegisterCsv('systems', text, parties, none);
    expect(bad).toEqual([]);
    expect(good).toMatchObject([{ line: 2, ...entries[0] }]);
  });

  it('names bad rows by line and takes the others, with semicolons too', () => {
    const text = 'name;function;party;primary\nDesk;ticketing;Northwind IT;yes\nVault;backp;internal;no\nDesk;rmm;internal;no\nShort;rmm\n';
    expect(readRegisterCsv('tools', text, parties, none)).toMatchObject({
      good: [{ line: 2, name: 'Desk', values: { function: 'ticketing', party: 'northwind', primary: true, vendor: null } }],
      bad: [
        {
          line: 3,
          text: expect.stringMatching(/^function: "backp" is none of .*did you mean "backup"\?$/),
          problems: [{ field: 'function', code: 'unknown-choice', params: { said: 'backp', near: 'backup' } }],
        },
        { line: 4, text: 'name: There is "Desk" already', problems: [{ field: 'name', code: 'taken', params: { name: 'Desk' } }] },
        { line: 5, text: '2 fields where the header has 4', problems: [{ field: null, code: 'row-width', params: { has: 2, wants: 4 } }] },
      ],
    });
  });

  it('tells a wrong header alone', () => {
    const { good, bad } = readRegisterCsv('tools', 'name,functoin\nDesk,ticketing\n', parties, none);
    expect(good).toEqual([]);
    expect(bad.map((one) => one.text)).toEqual([
      'There is no field "functoin"; did you mean "function"?',
      'The column "function" is missing',
      'The column "party" is missing',
      'The column "primary" is missing',
    ]);
  });

  it('does not take what the register holds already', () => {
    expect(readRegisterCsv('sites', 'name\nmain\n', parties, new Set(['main'])).bad).toMatchObject([
      { line: 2, text: 'name: There is "main" already' },
    ]);
  });
});
