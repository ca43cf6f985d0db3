/** Registers over HTTP: entries, pages and search, two people at once, files in and out, tools by function. */
import { describe, expect, test } from 'vitest';
import { ProblemError } from '../../../contract/errors.js';
import * as contract from '../../../contract/registers.js';
import { type Caller, testApp } from '../../testing/test-app.js';

const app = await testApp();
const lead = await app.as('internal-lead');
const provider = await app.as('provider-technician');

const problemOf = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => (error instanceof ProblemError ? error.problem : Promise.reject(error)),
  );
const of = <Kind extends 'systems' | 'sites' | 'tools' | 'people'>(kind: Kind) => ({ partnership: app.partnership, kind });
const tool = (name: string, values: Record<string, string | boolean>, caller: Caller = lead) =>
  caller.call(contract.createEntry, { params: of('tools'), body: { name, values } });

describe('an entry', () => {
  test('is added by one side and changed by the other; what was removed is gone and its name is free', async () => {
    const params = of('systems');
    const values = { kind: 'Server', criticality: 'critical', owner: 'Northwind IT', rtoMinutes: '240', dataClasses: 'finance; personal' };
    const made = await lead.call(contract.createEntry, { params, body: { name: ' ERP server ', values } });
    expect(made).toMatchObject({
      name: 'ERP server',
      revision: 1,
      values: { kind: 'server', owner: 'northwind', rtoMinutes: 240, dataClasses: ['finance', 'personal'], vendor: null },
    });
    const at = { ...params, entry: made.id };
    const changed = await provider.call(contract.editEntry, {
      params: at,
      body: { revision: 1, name: 'ERP', values: { ...made.values, vendor: 'Acme' } },
    });
    expect(changed).toMatchObject({ name: 'ERP', revision: 2, values: { vendor: 'Acme' }, editedBy: { name: 'provider-technician' } });
    const late = lead.call(contract.editEntry, { params: at, body: { revision: 1, name: 'ERP', values: made.values } });
    expect(await problemOf(late)).toMatchObject({ status: 409, detail: 'Somebody changed "ERP" meanwhile' });
    await lead.call(contract.removeEntry, { params: at });
    expect((await lead.call(contract.listEntries, { params })).items).toEqual([]);
    await lead.call(contract.createEntry, { params, body: { name: 'erp', values } });
  });

  test('of one name stands once, also when two people add it at once', async () => {
    const params = of('sites');
    const twice = await Promise.all(
      ['Main', 'main', 'MAIN'].map((name) => problemOf(lead.call(contract.createEntry, { params, body: { name, values: {} } }))),
    );
    expect(twice.filter((one) => one === null)).toHaveLength(1);
    expect(twice.filter((one) => one !== null)).toMatchObject([
      { status: 400, places: [{ path: ['body', 'name'] }] },
      { status: 400, places: [{ path: ['body', 'name'] }] },
    ]);
  });
});

test('a list comes in pages by name, and is searched in every field', async () => {
  const params = of('people');
  const text = `name,party,skills\n${Array.from({ length: 25 }, (_, at) => `Person ${String(at).padStart(2, '0')},internal,${at === 7 ? '100% Cobol' : 'desk'}`).join('\n')}\n`;
  await lead.call(contract.importEntries, { params, body: { text, take: 'all' } });
  const names: string[] = [];
  let after: string | undefined;
  do {
    const page = await provider.call(contract.listEntries, { params, query: { limit: 10, ...(after ? { after } : {}) } });
    names.push(...page.items.map((one) => one.name));
    after = page.next ?? undefined;
  } while (after);
  expect(names).toEqual(Array.from({ length: 25 }, (_, at) => `Person ${String(at).padStart(2, '0')}`));
  const search = async (words: string) =>
    (await lead.call(contract.listEntries, { params, query: { search: words } })).items.map((one) => one.name);
  expect(await search('100% cobol')).toEqual(['Person 07']);
  expect(await search('1%c')).toEqual([]);
  expect(await search('person 1')).toHaveLength(10);
});

describe('a file', () => {
  const params = of('tools');
  const text = 'name,function,party,primary\nNorth desk,ticketing,Northwind IT,yes\nVault,backp,internal,yes\n';
  const names = async () => (await lead.call(contract.listEntries, { params })).items.map((one) => one.name);

  test('is looked at first; good rows beside bad ones are taken only when told to, with a receipt', async () => {
    const seen = await lead.call(contract.importEntries, { params, body: { text, take: 'nothing' } });
    expect(seen).toMatchObject({ good: 1, taken: 0, sample: [{ line: 2, name: 'North desk' }], bad: [{ line: 3 }] });
    const all = lead.call(contract.importEntries, { params, body: { text, take: 'all' } });
    expect(await problemOf(all)).toMatchObject({ status: 422, causes: [{ code: 'registers.bad-rows' }] });
    expect(await names()).toEqual([]);
    const { taken, bad } = await lead.call(contract.importEntries, { params, body: { text, take: 'good' } });
    expect({ taken, bad: bad.length }).toEqual({ taken: 1, bad: 1 });
    expect(await names()).toEqual(['North desk']);
  });

  test('comes out safe for a spreadsheet, and reads back', async () => {
    const made = await tool('=cmd()', { function: 'other', party: 'internal', primary: false });
    const url = `/api/v1/partnerships/${app.partnership}/registers/tools/file`;
    const file = await lead.request('GET', url);
    expect(file.headers.get('content-type')).toContain('text/csv');
    expect(file.text).toContain("\r\n'=cmd(),other,internal,no,");
    await lead.call(contract.removeEntry, { params: { ...params, entry: made.id } });
    const { good, bad } = await lead.call(contract.importEntries, { params, body: { text: file.text, take: 'good' } });
    expect({ good, bad: bad.map((one) => one.text) }).toEqual({ good: 1, bad: ['name: There is "North desk" already'] });
    expect(await names()).toEqual(['=cmd()', 'North desk']);
  });

  test('that cannot be cut into rows is refused with its place', async () => {
    const broken = lead.call(contract.importEntries, { params, body: { text: 'name,function\n"open,ticketing\n', take: 'nothing' } });
    expect(await problemOf(broken)).toMatchObject({ status: 400, places: [{ path: ['body', 'text'], line: 2 }] });
  });
});

test('two primary tools for a function are a finding, and so is a function with none', async () => {
  const findings = async () =>
    (await provider.call(contract.getRegisterFindings, { params: { partnership: app.partnership } })).items.map((one) => one.text);
  expect(await findings()).toEqual([]);
  await tool('Onsite desk', { function: 'ticketing', party: 'internal', primary: true });
  const vault = await tool('Vault', { function: 'backup', party: 'internal', primary: false }, provider);
  expect(await findings()).toEqual([
    'No tool is primary for backup; there is Vault',
    '2 tools are primary for ticketing: North desk, Onsite desk',
  ]);
  const { id: entry, name, values } = vault;
  await lead.call(contract.editEntry, {
    params: { ...of('tools'), entry },
    body: { revision: 1, name, values: { ...values, primary: true } },
  });
  expect(await findings()).toEqual(['2 tools are primary for ticketing: North desk, Onsite desk']);
});
