import { describe, expect, test } from 'vitest';
import { harborLane } from '../../core/testing/harbor-lane.js';
import { fitMapping } from './fit.js';
import { mappingOf, readAll } from './testing/reading.js';

const text = (rest: string, teams = '{ Service desk: { party: Northwind IT, tier: 1 }, onsite-it: { party: Harbor Lane } }') =>
  `mapping: 1\nshape: log\nteams: ${teams}\ncolumns:\n  number: n\n  changed-at: at\n  priority: { always: P3 }\n${rest}`;

describe('a mapping fitted to an agreement', () => {
  test('calls things by name, in its tables and in the cells of the file', async () => {
    const mapping = mappingOf(
      text(
        '  team: group\n  category: area\n  system: system\n  site: { column: place, values: { HQ: Main plant }, otherwise: unknown }\n',
      ),
    );
    const fitted = fitMapping(mapping, harborLane);
    expect(fitted.misfits).toEqual([]);
    expect(fitted.mapping.teams).toEqual(
      new Map([
        ['service-desk', { party: 'northwind', tier: 1 }],
        ['onsite-it', { party: 'internal', tier: null }],
      ]),
    );
    const { tickets } = await readAll(
      [
        'n,at,group,area,system,place',
        'T1,2026-01-01,Service desk,Respond › Hardware › Printer,Plant network,HQ',
        'T2,2026-01-01,Onsite IT,line of business,erp-server,Hall',
        'T3,2026-01-01,onsite-it,Hardware>Switch,Abacus,HQ',
        'T4,2026-01-01,onsite-it,Run › Printer,,HQ',
      ].join('\n'),
      fitted.mapping,
    );
    expect(tickets.map(({ events }) => events.slice(0, 2))).toMatchObject([
      [
        { category: 'printer', system: 'plant-network', site: 'main' },
        { team: 'service-desk', party: 'northwind' },
      ],
      [
        { category: 'line-of-business', system: 'erp-server', site: null },
        { team: 'onsite-it', party: 'internal' },
      ],
      [{ category: 'switch', system: 'Abacus' }, { team: 'onsite-it' }],
      [{ category: 'Run › Printer' }, { team: 'onsite-it' }],
    ]);
  });

  test('what the agreement does not know is listed with the nearest name', () => {
    const mapping = mappingOf(
      text(
        '  category: { column: area, values: { a: hardwear, b: Hardware }, default: nowhere-at-all }\n  system: { always: ERP serv }\n  attributes: { vip: { column: v, values: { y: "yes" } } }\n',
        '{ service-dsk: { party: northwind }, onsite-it: { party: northwind } }',
      ),
    );
    expect(fitMapping(mapping, harborLane).misfits).toEqual([
      { kind: 'team', value: 'service-dsk', nearest: 'service-desk', text: 'the agreement has no team "service-dsk"' },
      {
        kind: 'party',
        value: 'northwind',
        nearest: null,
        text: 'the mapping gives team "onsite-it" to northwind, the agreement to internal',
      },
      { kind: 'category', value: 'hardwear', nearest: 'Hardware', text: 'the agreement has no category "hardwear"' },
      { kind: 'category', value: 'nowhere-at-all', nearest: null, text: 'the agreement has no category "nowhere-at-all"' },
      { kind: 'system', value: 'ERP serv', nearest: 'ERP server', text: 'the agreement has no system "ERP serv"' },
      { kind: 'attribute:vip', value: 'yes', nearest: null, text: 'the agreement has no attribute "yes"' },
    ]);
  });
});
