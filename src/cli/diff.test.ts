import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { folder } from './testing/running.js';
import { sample, tandem } from './testing/tandem.js';

const files = folder();
afterAll(() => files.remove());
const text = readFileSync(sample, 'utf8');
let made = 0;
const changed = (...changes: [string | RegExp, string][]): string =>
  files.file(
    `draft-${++made}.yaml`,
    changes.reduce((all, [from, to]) => all.replace(from, to), text),
  );

describe('tandem diff', () => {
  it('is empty between a file and itself', async () => {
    const { code, out } = await tandem(['diff', sample, sample]);
    expect(code).toBe(0);
    expect(out).toMatch(/\nNo work goes elsewhere\.\n$/);
  });

  it('tells the difference of the specification, and nothing else', async () => {
    const draft = changed([/when: business.*/, 'when: any']);
    const { code, out } = await tandem(['diff', sample, draft]);
    expect(code).toBe(1);
    expect(out).toContain(
      '1,188 situations in 1 group changes hands.\n\nRespond › Hardware, After hours, except Plant network with P1: moves from Service desk to Onsite IT\n  1,188 situations\n  example  Respond › Hardware › Printer,',
    );
    expect(out).not.toContain('What else differs');
    const told = JSON.parse((await tandem(['diff', sample, draft, '--json'])).out) as {
      changes: { situations: number }[];
      others: string[];
      before: { hash: string };
    };
    expect([told.changes.length, told.changes[0]!.situations, told.others]).toEqual([1, 1_188, []]);
    expect(told.before.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('tells what else differs: targets, hours, teams, hand-off, priorities', async () => {
    const draft = changed(
      ['resolve: 8 h, paused-while: requester', 'resolve: 6 h, paused-while: [requester, third-party]'],
      ['mon-fri 07:00-19:00', 'mon-fri 06:00-19:00'],
      ['- Warehouse', '- Warehouse\n  - Harbour'],
      ['bounce-limit: 2', 'bounce-limit: 3'],
      ['turn-days: 7', 'turn-days: 14'],
      ['coverage: Always\n  - name: Infra', 'coverage: Office\n  - name: Infra'],
    );
    const { code, out } = await tandem(['diff', sample, draft]);
    expect(code).toBe(1);
    expect(out.slice(out.indexOf('What else differs'))).toBe(`What else differs
  Team Service desk: coverage always becomes office
  Team Infrastructure: rota changed
  Calendar infrastructure-hours: hours mon-fri 07:00-19:00 become mon-fri 06:00-19:00
  Site Harbour is new
  Policy Standard: P2 resolve within 8 h becomes 6 h
  Policy Standard: P2 paused while requester becomes requester, third-party
  Hand-off: bounce limit changed
`);
  });

  it('counts the tickets of a history', async () => {
    const history = files.file(
      'h.csv',
      'number,at,category\nA,2026-03-14 09:00,Printer\nB,2026-03-10 15:00,Printer\nC,2026-03-10 15:00,Backup\nD,2026-03-15 11:00,Switch\n',
    );
    const map = files.file(
      'map.yaml',
      'mapping: 1\nshape: tickets\ncolumns:\n  number: number\n  created-at: at\n  category: category\n  priority: { always: P3 }\n',
    );
    const { out, err } = await tandem(['diff', sample, changed([/when: business.*/, 'when: any']), '--history', history, '--map', map]);
    expect(err).toBe('');
    expect(out).toContain('1,188 situations, 2 tickets of the history (50.0 %)\n');
  });

  it('reads one side from standard input, and tells the mistakes of both files', async () => {
    expect((await tandem(['diff', '-', sample], text)).code).toBe(0);
    expect((await tandem(['diff', '-', '-'], text)).err).toMatch(/Only one of the two/);
    const { code, err } = await tandem(['diff', '/no/a.yaml', '/no/b.yaml']);
    expect([code, err]).toEqual([2, '/no/a.yaml: there is no such file\n/no/b.yaml: there is no such file\n']);
  });
});
