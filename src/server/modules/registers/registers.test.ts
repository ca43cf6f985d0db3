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
    expect(await lead.call(contract.getEntry, { params: at })).toEqual(changed);
    const late = lead.call(contract.editEntry, { params: at, body: { revision: 1, name: 'ERP', values: made.values } });
    expect(await problemOf(late)).toMatchObject({ status: 409, detail: 'Somebody changed "ERP" meanwhile' });
    await lead.call(contract.removeEntry, { params: at });
    expect((await lead.call(contract.listEntries, { params })).items).toEqual([]);
    await lead.call(contract.createEntry, { params, body: { name: 'erp', values } });
  });

  test('that was taken off can be put back, until its name is another one', async () => {
    const params = of('systems');
    const values = { kind: 'server', criticality: 'critical', vendor: 'Acme' };
    const made = await lead.call(contract.createEntry, { params, body: { name: 'Scanner', values } });
    const at = { ...params, entry: made.id };
    const late = lead.call(contract.removeEntry, { params: at, query: { revision: 7 } });
    expect(await problemOf(late)).toMatchObject({ status: 409, detail: 'Somebody changed "Scanner" meanwhile' });
    await lead.call(contract.removeEntry, { params: at, query: { revision: 1 } });
    expect(await provider.call(contract.restoreEntry, { params: at })).toMatchObject({
      id: made.id,
      name: 'Scanner',
      revision: 3,
      values: made.values,
      editedBy: { name: 'provider-technician' },
    });
    expect(await problemOf(lead.call(contract.restoreEntry, { params: at }))).toMatchObject({ status: 404 });
    await lead.call(contract.removeEntry, { params: at });
    await lead.call(contract.createEntry, { params, body: { name: 'scanner', values } });
    expect(await problemOf(lead.call(contract.restoreEntry, { params: at }))).toMatchObject({
      status: 400,
      places: [{ text: 'There is "Scanner" already', code: 'taken', params: { name: 'Scanner' } }],
    });
  });

  test('says what is wrong by a key too, for words in any language', async () => {
    const wrong = lead.call(contract.createEntry, { params: of('people'), body: { name: '', values: { party: 'internl' } } });
    expect(await problemOf(wrong)).toMatchObject({
      places: [
        { path: ['body', 'name'], code: 'name-empty', params: {} },
        { path: ['body', 'values', 'party'], code: 'unknown-choice', params: { said: 'internl' } },
      ],
    });
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
  // What a field is called is not what it holds.
  expect(await search('skills')).toEqual([]);
});

describe('a file', () => {
  const params = of('tools');
  const text = 'name,function,party,primary\nNorth desk,ticketing,Northwind IT,yes\nVault,backp,internal,yes\n';
  const names = async () => (await lead.call(contract.listEntries, { params })).items.map((one) => one.name);

  test('is looked at first; good rows beside bad ones are taken only when told to, with a receipt', async () => {
    const seen = await lead.call(contract.importEntries, { params, body: { text, take: 'nothing' } });
    expect(seen).toMatchObject({
      good: 1,
      taken: 0,
      sample: [{ line: 2, name: 'North desk' }],
      bad: [{ line: 3, problems: [{ field: 'function', code: 'unknown-choice' }] }],
    });
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

test('the landscape holds all systems with what they depend on, and all sites, for both sides', async () => {
  const partnership = await app.newPartnership('Landscape');
  const one = await app.as('internal-technician', { partnership });
  const at = <Kind extends 'systems' | 'sites'>(kind: Kind) => ({ partnership, kind });
  const values = { kind: 'server', criticality: 'critical', dependsOn: 'SQL; Storage' };
  const erp = await one.call(contract.createEntry, { params: at('systems'), body: { name: 'ERP', values } });
  const site = await one.call(contract.createEntry, { params: at('sites'), body: { name: 'Main', values: {} } });
  const gone = await one.call(contract.createEntry, { params: at('sites'), body: { name: 'Old', values: {} } });
  await one.call(contract.removeEntry, { params: { ...at('sites'), entry: gone.id } });
  expect(await one.call(contract.getLandscape, { params: { partnership } })).toEqual({
    systems: [{ id: erp.id, name: 'ERP', criticality: 'critical', owner: null, dependsOn: ['SQL', 'Storage'] }],
    sites: [{ id: site.id, name: 'Main' }],
    more: false,
  });
});
