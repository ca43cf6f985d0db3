import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { replayCommand } from './replay.js';
import { folder, run } from './testing/running.js';

const AGREEMENT = `tandem: 1
name: Mill and Helpers
version: 2
zone: UTC
parties:
  - { name: Mill, kind: internal }
  - { name: Helpers, kind: provider }
teams:
  - { name: Onsite, party: Mill, coverage: always }
  - { name: Desk, party: Helpers, coverage: always }
calendars: { always: 24x7 }
windows: { hours: { Any time: the rest }, holidays-fall-into: Any time }
catalogue:
  respond: [Mail, Printer]
  run: [Backup]
rules:
  - { id: respond, category: Respond, accountable: Desk }
  - { id: printer, category: Printer, accountable: Onsite }
policies:
  - name: Standard
    targets: [{ priority: P3, calendar: always, respond: 1 h, resolve: 4 h, paused-while: requester }]
`;
const MAP = `mapping: 1
shape: log
teams: { Onsite: { party: Mill }, Desk: { party: Helpers } }
columns:
  number: number
  changed-at: at
  status: { column: state, values: { New: new, Asked: waiting on requester, Open: open, Done: resolved } }
  team: team
  priority: { always: P3 }
  category: category
  met-target: { column: sla, values: { y: met, n: missed } }
`;
const HISTORY = `number,at,state,team,category,sla
T1,2026-03-02 09:00,New,Desk,Mail,
T1,2026-03-02 11:00,Done,Desk,Mail,y
T2,2026-03-02 09:30,New,Desk,Printer,
T2,2026-03-02 10:00,Open,Onsite,Printer,
T2,2026-03-02 12:00,Open,Desk,Printer,
T2,2026-03-02 19:00,Done,Desk,Printer,y
T3,2026-03-03 14:00,New,Desk,Backup,
T3,2026-03-03 15:00,Odd,Desk,Backup,n
`;

const files = folder();
afterAll(() => files.remove());
const agreement = files.file('agreement.yaml', AGREEMENT);
const map = files.file('map.yaml', MAP);
const history = files.file('history.csv', HISTORY);
const replay = (...args: string[]) => run(replayCommand, ...args);

describe('tandem replay', () => {
  test('tells who would have got what, and ends with 1 when nobody owns a ticket', async () => {
    const { code, out, err } = await replay(agreement, history, '--map', map);
    expect(err).toBe('');
    expect(code).toBe(1);
    const [before, after] = out.split(/^Numbers .*\n(?: .*\n)+\n/m);
    expect(after).toBe('About the file\n  status "Odd" is not in the table: 1 row refused\n');
    expect(before).toBe(`Mill and Helpers, version 2
history.csv: 3 tickets in 8 rows, 1 row refused, created 2 Mar to 3 Mar 2026

66.7 % owned · 1 ticket without an owner · 1 would have gone to another team

Nobody owns  1 ticket
  Run › Backup  1  Any time 1  e.g. T3

Who gets what  first holder in the history, and by the agreement
                    before  after  change
  Desk     Helpers       3      1      −2  ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇
  Onsite   Mill          0      1      +1  ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇
  Nobody                 0      1      +1
  Helpers  in all        3      1      −2
  Mill     in all        0      1      +1

What moves  1 of 2 tickets with a recorded holder
  Desk  →  Onsite  1  across the party line

  Given first to the team that in the end resolved it: 100 % by the desk, 50.0 % by the agreement (of 2)

Clocks  under the agreement, beside what the desk recorded
               met  missed  open    kept  desk says  they differ on
  resolve  P3    1       1     1  50.0 %      100 %               1
  respond: no data, the history does not record it

Hand-offs  across the party line, as the desk made them
  2 hand-offs in 1 ticket, 1 bounce in 1 ticket
  The bounces cost 2 h 00 of business time: 2 h 00 at Mill
                     hand-offs  returns
  Desk    →  Onsite          1        0
  Onsite  →  Desk            1        1

Costliest bounces  business time before the ticket came back
  T2  2 h 00  Onsite back to Desk  away 2 Mar 2026

Load by hour of the week  tickets created, by who gets them under the agreement, UTC
      Mill 1                          Helpers 1                       Nobody 1
      00    06    12    18            00    06    12    18            00    06    12    18
  Mon          █                  Mon          █                  Mon
  Tue                             Tue                             Tue               █
  Wed                             Wed                             Wed
  Thu                             Thu                             Thu
  Fri                             Fri                             Fri
  Sat                             Sat                             Sat
  Sun                             Sun                             Sun

      █ to 1  tickets in that hour, all weeks together

`);
  });

  test('says the same to machines, and ends with 0 when every ticket has an owner', async () => {
    const owned = files.file('owned.yaml', AGREEMENT.replace('rules:', 'rules:\n  - { id: run, category: Run, accountable: Desk }'));
    const { code, out } = await replay(owned, history, '--map', map, '--json');
    expect(code).toBe(0);
    const { report, receipt, misfits } = JSON.parse(out);
    expect(report).toMatchObject({ tickets: 3, routed: { owned: 3, unowned: 0, unknown: 0 }, moved: 1 });
    expect(receipt).toMatchObject({ rows: 8, used: 7, refused: 1, ignored: 0 });
    expect(misfits).toEqual([]);
  });

  test('compares with another agreement', async () => {
    const draft = files.file(
      'draft.yaml',
      AGREEMENT.replace('version: 2', 'version: 3').replace('accountable: Onsite', 'accountable: Desk'),
    );
    const { out } = await replay(agreement, history, '--map', map, '--compare', draft);
    expect(out).toContain('Compared with Mill and Helpers, version 3  1 of 3 tickets differ\n  Onsite  →  Desk  1  printer → printer\n');
  });

  test('writes refused rows and a report that needs nothing else', async () => {
    const gz = files.file('history.csv.gz', gzipSync(HISTORY));
    await replay(agreement, gz, '--map', map, '--receipt', files.path('refused.jsonl'), '--html', files.path('report.html'));
    expect(files.read('refused.jsonl')).toBe(
      '{"line":9,"number":"T3","reason":"status: \\"Odd\\" is not in the table","row":"T3,2026-03-03 15:00,Odd,Desk,Backup,n"}\n',
    );
    const page = files.read('report.html');
    expect(page).toContain('<title>Replay: Mill and Helpers, version 2</title>');
    expect(page).not.toMatch(/<script|<link|<img|\bsrc=|\bhref=|@import|url\(/i);
    const again = await replay(agreement, gz, '--map', map, '--html', files.path('again.html'));
    expect([again.code, files.read('again.html')]).toEqual([1, page]);
  });

  test('clocks that still run are judged at the end that is given', async () => {
    const judged = async (...more: string[]) => {
      const { out } = await replay(agreement, history, '--map', map, '--json', ...more);
      return JSON.parse(out).report.clocks.find((line: { kind: string }) => line.kind === 'resolve').counts;
    };
    expect(await judged()).toMatchObject({ open: 1, missed: 1 });
    expect(await judged('--as-of', '2026-03-10')).toMatchObject({ open: 0, missed: 2 });
  });
});

describe('what cannot be read ends with 2 and its place', () => {
  test.each([
    [
      'an agreement with mistakes, all of them',
      () => [
        files.file('bad.yaml', AGREEMENT.replace('version: 2', 'versoin: 2').replace('accountable: Onsite', 'accountable: Onsit')),
        history,
        '--map',
        map,
      ],
      ['bad.yaml:3:1: The key "versoin" is unknown here. Did you mean "version"?', 'Did you mean "Onsite"?'],
    ],
    [
      'a mapping with mistakes',
      () => [agreement, history, '--map', files.file('bad-map.yaml', MAP.replace('shape: log', 'shape: logg'))],
      ['bad-map.yaml:2:8: "logg" is not one of the choices', 'Did you mean "log"?'],
    ],
    ['a file that is not there', () => [agreement, files.path('none.csv'), '--map', map], ['none.csv: there is no such file']],
    ['a folder', () => [agreement, files.path('.'), '--map', map], ['this is a folder']],
    [
      'a NUL',
      () => [agreement, files.file('nul.csv', HISTORY.replace('T3', 'T\0')), '--map', map],
      ['nul.csv: line 8, column 2: a NUL character'],
    ],
    [
      'a lone quote',
      () => [agreement, files.file('quote.csv', HISTORY.replace('T2,2026-03-02 10:00,Open', 'T2,"2026-03-02 10:00,Open')), '--map', map],
      ['quote.csv: line 5, column 4: a quote opens here and never closes'],
    ],
    [
      'a million columns',
      () => [agreement, files.file('wide.csv', `${'a,'.repeat(1_000_000)}\n`), '--map', map],
      ['wide.csv: line 1, column 4001: more than 2,000 columns'],
    ],
    [
      'columns that are missing',
      () => [agreement, files.file('short.csv', 'number,at\nT1,2026-01-01\n'), '--map', map],
      ['short.csv: line 1: the file has no column "state"', 'no column "team"', 'no column "sla"'],
    ],
    [
      'a report that cannot be written',
      () => [agreement, history, '--map', map, '--html', files.path('no/such/folder.html')],
      ['folder.html: '],
    ],
    ['a moment that is none', () => [agreement, history, '--map', map, '--as-of', 'soon'], ['write an instant such as 2026-03-01']],
    ['no mapping', () => [agreement, history], ["required option '--map <file>' not specified"]],
  ])('%s', async (_, args, expected) => {
    const { code, out, err } = await replay(...args());
    expect([code, out]).toEqual([2, '']);
    for (const text of expected) expect(err).toContain(text);
    expect(err).not.toMatch(/\n\s+at /);
  });
});
