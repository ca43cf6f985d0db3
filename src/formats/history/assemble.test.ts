import { describe, expect, test } from 'vitest';
import { foldTicket } from '../../core/tickets/fold.js';
import { readAll, told24 } from './testing/reading.js';

const LOG = `mapping: 1
shape: log
unknown: ["?"]
teams: { desk: { party: provider, tier: 1 }, network: { party: provider, tier: 2 }, onsite: { party: internal } }
responded-when: [In progress]
columns:
  number: number
  changed-at: at
  order: order
  created-at: opened
  status:
    column: state
    values: { New: new, In progress: open, Asked: waiting on requester, Vendor: waiting on third party, Done: resolved, Closed: closed, Note: keep }
  team: { column: group, values: { Desk: desk, Net: network, Plant: onsite }, otherwise: unknown }
  priority: priority
  category: { columns: [area, item], values: { Net: network, Net › VPN: vpn, Mail: mail } }
  type: { column: type, values: { inc: incident, req: service-request }, default: incident }
  system: system
  attributes: { vip: vip }
  requester: caller
  subject: text
  assignee: person
  by: by
  met-target: { column: sla, values: { y: met, n: missed } }
  reassignments: moves
`;
const HEADER = 'number,at,order,opened,state,group,priority,area,item,type,system,vip,caller,text,person,by,sla,moves';

/** A log in short: each row gives only the columns that it names; the rest is unknown. */
const log = (...rows: Readonly<Record<string, string | number>>[]): string => {
  const columns = HEADER.split(',');
  const base: Record<string, string | number> = { number: 'T1', priority: 'P3', area: 'Net' };
  return [HEADER, ...rows.map((row) => columns.map((column) => ({ ...base, ...row })[column] ?? '?').join(','))].join('\n');
};
const at = (time: string): string => `2026-03-02 ${time}`;
const tell = async (...rows: Readonly<Record<string, string | number>>[]): Promise<string[]> => {
  const { tickets, refused } = await readAll(log(...rows), LOG);
  if (tickets.length === 0) return refused.map((row) => row.reason);
  return told24(tickets[0]!.events);
};

describe('a log becomes events', () => {
  test('the worked example', async () => {
    expect(
      await tell(
        { at: at('09:10'), opened: at('09:00'), state: 'New', group: 'Desk', caller: 'Mia', text: 'VPN drops' },
        { at: at('09:30'), opened: at('09:00'), state: 'In progress', group: 'Net', person: 'Ana' },
        { at: at('10:00'), opened: at('09:00'), state: 'Asked', group: 'Net', person: 'Ana' },
        { at: at('10:30'), opened: at('09:00'), state: 'In progress', group: 'Net', person: 'Ana' },
        { at: at('11:00'), opened: at('09:00'), state: 'Done', group: 'Plant' },
        { at: at('12:00'), opened: at('09:00'), state: 'Closed', group: 'Plant' },
      ),
    ).toEqual([
      '09:00 created incident P3 tier 1 network',
      '09:00 transferred desk (provider)',
      '09:30 classified tier 2',
      '09:30 transferred network (provider)',
      '09:30 assigned Ana',
      '09:30 messaged',
      '10:00 waiting on requester',
      '10:30 resumed',
      '11:00 transferred onsite (internal)',
      '11:00 resolved',
      '12:00 closed',
    ]);
  });

  test('who created it, and what it is called', async () => {
    const { tickets } = await readAll(log({ at: at('09:00'), caller: 'Mia', text: 'VPN drops', by: 'Bo', group: 'Desk' }), LOG);
    expect(tickets[0]!.events[0]).toMatchObject({
      subject: 'VPN drops',
      requester: 'Mia',
      by: { kind: 'requester', person: 'Mia' },
      agreementVersion: 0,
    });
    const anonymous = await readAll(log({ at: at('09:00') }), LOG, { agreementVersion: 3 });
    expect(anonymous.tickets[0]!.events[0]).toMatchObject({
      subject: 'T1',
      requester: null,
      by: { kind: 'system', name: 'history' },
      agreementVersion: 3,
    });
  });

  test('reopening, from resolved and from closed, comes before what else the change says', async () => {
    expect(
      await tell(
        { at: at('09:00'), state: 'Done', group: 'Desk' },
        { at: at('10:00'), state: 'In progress', group: 'Net' },
        { at: at('11:00'), state: 'Closed', group: 'Net' },
        { at: at('12:00'), state: 'Asked', group: 'Net' },
      ),
    ).toEqual([
      '09:00 created incident P3 tier 1 network',
      '09:00 transferred desk (provider)',
      '09:00 resolved',
      '10:00 reopened',
      '10:00 classified tier 2',
      '10:00 transferred network (provider)',
      '10:00 messaged',
      '11:00 resolved',
      '11:00 closed',
      '12:00 reopened',
      '12:00 waiting on requester',
    ]);
  });

  test('a wait that changes its reason is a new wait, the same one is not', async () => {
    expect(
      await tell(
        { at: at('09:00'), state: 'Asked' },
        { at: at('10:00'), state: 'Asked' },
        { at: at('11:00'), state: 'Vendor' },
        { at: at('12:00'), state: 'Note' },
        { at: at('13:00'), state: 'New' },
      ),
    ).toEqual(['09:00 created incident P3 tier 1 network', '09:00 waiting on requester', '11:00 waiting on third-party', '13:00 resumed']);
  });

  test('classification: priority, the longest category path, type, system, attributes', async () => {
    expect(
      await tell(
        { at: at('09:00'), item: 'Wifi', type: 'inc', vip: 'yes' },
        { at: at('10:00'), item: 'VPN', priority: 'P1', type: 'req', system: 'fw', vip: 'no' },
        { at: at('11:00'), area: 'Mail', item: 'VPN', priority: 'P1', type: 'req', system: '?' },
      ),
    ).toEqual([
      '09:00 created incident P3 tier 1 network',
      '10:00 classified type service-request, priority P1, category vpn, system fw, attributes {"vip":"no"}',
      '11:00 classified category mail',
    ]);
  });

  test('what is unknown at first is taken from the first change that knows it', async () => {
    expect(
      await tell({ at: at('09:00'), priority: '?', area: '?' }, { at: at('10:00'), priority: 'P2', area: 'Mail', group: 'Plant' }),
    ).toEqual(['09:00 created incident P2 tier 1 mail', '10:00 transferred onsite (internal)']);
    expect(await tell({ at: at('09:00'), area: '?' })).toEqual(['no row of the ticket knows its category']);
    expect(await tell({ at: at('09:00'), priority: '?' })).toEqual(['no row of the ticket knows its priority']);
  });

  test('changes are ordered by instant, then by the order column, then as they stand', async () => {
    const rows = [
      { at: at('11:00'), state: 'Done' },
      { at: at('10:00'), order: 2, group: 'Net', state: 'Asked' },
      { at: at('10:00'), order: 1, group: 'Plant', state: 'Asked' },
      { at: at('09:00'), group: 'Desk', state: 'New' },
      { at: at('09:00'), group: 'Plant' },
    ];
    expect(await tell(...rows)).toEqual([
      '09:00 created incident P3 tier 1 network',
      '09:00 transferred desk (provider)',
      '09:00 transferred onsite (internal)',
      '10:00 waiting on requester',
      '10:00 classified tier 2',
      '10:00 transferred network (provider)',
      '11:00 resolved',
    ]);
    expect((await readAll(log(...rows), LOG)).receipt!.notes).toMatchObject({ outOfOrder: 2, sameInstant: 2, orderContradicted: 0 });
    const against = [
      { at: at('09:00'), order: 5 },
      { at: at('10:00'), order: 4 },
    ];
    expect((await readAll(log(...against), LOG)).receipt!.notes).toMatchObject({ outOfOrder: 0, orderContradicted: 1 });
  });

  test('a ticket recorded before it was opened was created at its first change', async () => {
    const { tickets, receipt } = await readAll(log({ at: at('09:00'), opened: at('09:30') }), LOG);
    expect(told24(tickets[0]!.events)).toEqual(['09:00 created incident P3 tier 1 network']);
    expect(receipt!.notes.changedBeforeCreation).toBe(1);
  });

  test('an answer counts once, and only when a team holds the ticket', async () => {
    const rows = [
      { at: at('09:00'), state: 'In progress' },
      { at: at('10:00'), state: 'In progress', group: 'Desk', by: 'Bo' },
      { at: at('11:00'), state: 'In progress', group: 'Desk', by: 'Cy' },
    ];
    const { tickets } = await readAll(log(...rows), LOG);
    expect(tickets[0]!.events.filter((event) => event.kind === 'messaged')).toMatchObject([
      { at: Date.parse('2026-03-02T10:00Z'), by: { kind: 'team', person: 'Bo', party: 'provider' }, audience: 'requester' },
    ]);
    expect(foldTicket(tickets[0]!.events).firstResponseAt).toBe(Date.parse('2026-03-02T10:00Z'));
  });

  test("the desk's own record stands beside the events", async () => {
    const { tickets } = await readAll(
      log(
        { at: at('09:00'), sla: 'y', moves: 0, group: 'Basement' },
        { at: at('10:00'), sla: 'n', moves: 2, group: 'Desk' },
        { at: at('11:00') },
      ),
      LOG,
    );
    expect(tickets[0]!.recorded).toEqual({ metTarget: false, group: 'Basement', reassignments: 2 });
  });

  test('the assignee is named again after the ticket moved', async () => {
    expect(await tell({ at: at('09:00'), group: 'Desk', person: 'Ana' }, { at: at('10:00'), group: 'Plant', person: 'Ana' })).toEqual([
      '09:00 created incident P3 tier 1 network',
      '09:00 transferred desk (provider)',
      '09:00 assigned Ana',
      '10:00 transferred onsite (internal)',
      '10:00 assigned Ana',
    ]);
  });
});

const LIST = `mapping: 1
shape: tickets
teams: { desk: { party: provider } }
columns:
  number: id
  created-at: created
  changed-at: changed
  responded-at: answered
  resolved-at: resolved
  closed-at: closed
  status: { column: state, values: { open: open, pending: waiting on requester, done: resolved } }
  team: { column: group, values: { Desk: desk } }
  priority: { always: P3 }
  category: { always: mail }
  assignee: person
`;
const list = async (row: string) => {
  const { tickets, refused, receipt } = await readAll(`id,created,changed,answered,resolved,closed,state,group,person\nT1,${row}\n`, LIST);
  return { told: tickets.length === 0 ? refused.map(({ reason }) => reason) : told24(tickets[0]!.events), receipt };
};

describe('one row per ticket becomes events', () => {
  test.each([
    [
      'its milestones in order',
      '2026-03-02T09:00Z,,2026-03-02T09:20Z,2026-03-02T11:00Z,2026-03-03T11:30Z,done,Desk,Ana',
      [
        '09:00 created incident P3 tier 1 mail',
        '09:00 transferred desk (provider)',
        '09:00 assigned Ana',
        '09:20 messaged',
        '11:00 resolved',
        '11:30 closed',
      ],
    ],
    [
      'an answer after the resolution',
      '2026-03-02T09:00Z,,2026-03-02T12:00Z,2026-03-02T11:00Z,,done,Desk,',
      ['09:00 created incident P3 tier 1 mail', '09:00 transferred desk (provider)', '11:00 resolved', '12:00 messaged'],
    ],
    [
      'closed without resolution is both at once',
      '2026-03-02T09:00Z,,,,2026-03-02T12:00Z,,Desk,',
      ['09:00 created incident P3 tier 1 mail', '09:00 transferred desk (provider)', '12:00 resolved', '12:00 closed'],
    ],
    [
      'a state that is active beats an earlier resolution',
      '2026-03-02T09:00Z,,,2026-03-02T11:00Z,,open,Desk,',
      ['09:00 created incident P3 tier 1 mail', '09:00 transferred desk (provider)'],
    ],
    [
      'it has waited since its last change',
      '2026-03-02T09:00Z,2026-03-02T10:00Z,,,,pending,Desk,',
      ['09:00 created incident P3 tier 1 mail', '09:00 transferred desk (provider)', '10:00 waiting on requester'],
    ],
    ['done since when?', '2026-03-02T09:00Z,,,,,done,Desk,', ['it is resolved, and neither resolved-at nor closed-at says since when']],
    ['resolved before it was created', '2026-03-02T09:00Z,,,2026-03-02T08:00Z,,done,Desk,', ['resolved-at lies before created-at']],
    [
      'closed before it was resolved',
      '2026-03-02T09:00Z,,,2026-03-02T11:00Z,2026-03-02T10:00Z,done,Desk,',
      ['closed-at lies before resolved-at'],
    ],
  ])('%s', async (_, row, expected) => {
    expect((await list(row)).told).toEqual(expected);
  });

  test('a wait since nobody knows when is noted, not invented', async () => {
    const { told, receipt } = await list('2026-03-02T09:00Z,,,,,pending,Desk,');
    expect(told).toEqual(['09:00 created incident P3 tier 1 mail', '09:00 transferred desk (provider)']);
    expect(receipt!.notes.undatedWaits).toBe(1);
  });
});
