import { expect, test } from 'vitest';
import { type CannedUser, mayEditCanned, maySeeCanned } from './canned-owner.js';
import { CANNED_VARIABLES, type CannedValues, fillCanned, unknownVariables } from './canned-variables.js';

const values: CannedValues = {
  ...(Object.fromEntries(CANNED_VARIABLES.map((name) => [name, null])) as CannedValues),
  'requester.first_name': 'Carla',
  'ticket.subject': 'erp_2_invoice [draft]',
};

test('variables are filled, those without a value stay and are told', () => {
  expect(fillCanned('Hello {{ requester.first_name }}, due {{due}}, {{unheard.of}}', values)).toEqual({
    text: 'Hello Carla, due {{due}}, {{unheard.of}}',
    unfilled: ['due', 'unheard.of'],
  });
});

test('what stands in a value is no formatting', () => {
  expect(fillCanned('{{ticket.subject}}', values).text).toBe('erp\\_2\\_invoice \\[draft\\]');
});

test('unknown variables are named, each once', () => {
  expect(unknownVariables('{{me.name}} {{requestor.name}} {{requestor.name}} {{}} {single}')).toEqual(['requestor.name']);
});

const user: CannedUser = { person: 'nadia', party: 'northwind', teams: ['service-desk'], lead: false };
const owners = [
  { kind: 'person', id: 'nadia' },
  { kind: 'person', id: 'omar' },
  { kind: 'team', id: 'service-desk' },
  { kind: 'team', id: 'soc' },
  { kind: 'party', id: 'northwind' },
  { kind: 'party', id: 'internal' },
] as const;
const can = (who: CannedUser) =>
  owners.map((owner) =>
    `${maySeeCanned(owner, who, ['service-desk', 'soc']) ? 'see' : ''} ${mayEditCanned(owner, who, ['service-desk', 'soc']).outcome ? 'edit' : ''}`.trim(),
  );

test('own ones, those of the own teams and of the party; what the party uses is changed by leads', () => {
  expect(can(user)).toEqual(['see edit', '', 'see edit', '', 'see', '']);
  expect(can({ ...user, lead: true })).toEqual(['see edit', '', 'see edit', 'see edit', 'see edit', '']);
  expect(can({ ...user, party: null, teams: [] })).toEqual(['', '', '', '', '', '']);
});
