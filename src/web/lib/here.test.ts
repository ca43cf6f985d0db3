import { expect, test } from 'vitest';
import { harborLane } from '../../core/testing/harbor-lane.js';
import { hereUnder, type Membership, makeHere, type Partnership } from './here.js';

const partnership: Partnership = {
  id: 'p',
  name: 'Harbor Lane',
  sample: false,
  zone: 'UTC',
  parties: [
    { id: 'internal', name: 'Harbor Lane', kind: 'internal' },
    { id: 'northwind', name: 'Northwind IT', kind: 'provider' },
    { id: 'soc', name: 'Night Watch', kind: 'provider' },
    { id: 'erp', name: 'ERP house', kind: 'provider' },
    { id: 'print', name: 'Printers', kind: 'provider' },
  ],
  teams: [{ id: 'desk', name: 'Service desk', party: 'northwind' }],
  role: 'internal-lead',
  agreementVersion: 1,
};
const here = makeHere(partnership, {} as Membership);

test('each party has a colour of its own, the fourth provider that of the third', () => {
  const tones = ['internal', 'northwind', 'soc', 'erp', 'print', 'gone', null].map(here.tone);
  expect(tones).toEqual(['internal', 'provider-1', 'provider-2', 'provider-3', 'provider-3', 'none', 'none']);
});

test('names, and ids where there is none', () => {
  expect([here.teamName('desk'), here.teamName('gone'), here.partyName('soc'), here.partyOfTeam('desk'), here.partyOfTeam('gone')]).toEqual(
    ['Service desk', 'gone', 'Night Watch', 'northwind', null],
  );
});

test('under another version its teams count, and a party that stays keeps its colour', () => {
  const parties = [
    { id: 'new', name: 'New', kind: 'provider' as const },
    { id: 'soc', name: 'Night Watch 2', kind: 'provider' as const },
    ...harborLane.parties,
  ];
  const under = hereUnder(here, { ...harborLane, parties });
  expect(under.partnership.parties.map((party) => party.id)).toEqual(['internal', 'northwind', 'soc', 'new']);
  expect(['northwind', 'soc', 'new'].map(under.tone)).toEqual(['provider-1', 'provider-2', 'provider-3']);
  expect([under.teamName('onsite-it'), under.teamName('desk'), under.partyName('soc')]).toEqual(['Onsite IT', 'desk', 'Night Watch 2']);
  expect(under.partnership.zone).toBe('America/New_York');
});
