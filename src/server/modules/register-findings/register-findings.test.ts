/** What is wrong on the registers over HTTP: tools by function with what was decided, and dependencies. */
import { describe, expect, test } from 'vitest';
import { createEntry, editEntry, getRegisterFindings } from '../../../contract/registers.js';
import { editTasks } from '../../../contract/task-map.js';
import { testApp } from '../../testing/test-app.js';

const app = await testApp();
const partnership = app.partnership;
const lead = await app.as('internal-lead');
const provider = await app.as('provider-technician');
const add = (kind: 'tools' | 'systems', name: string, values: Record<string, string | boolean>) =>
  lead.call(createEntry, { params: { partnership, kind }, body: { name, values } });
const findings = async () => (await provider.call(getRegisterFindings, { params: { partnership } })).items;
const texts = async () => (await findings()).map((one) => one.text);

describe('tools', () => {
  test('two parties need one for tickets and one for documentation, whatever was decided', async () => {
    expect(await findings()).toEqual([
      { kind: 'no-tool', function: 'documentation', tools: [], task: null, text: 'There is no tool for documentation' },
      { kind: 'no-tool', function: 'ticketing', tools: [], task: null, text: 'There is no tool for ticketing' },
    ]);
    await add('tools', 'Wiki', { function: 'documentation', party: 'internal', primary: true });
    await add('tools', 'North desk', { function: 'ticketing', party: 'Northwind IT', primary: true });
    expect(await findings()).toEqual([]);
  });

  test('a task that was decided needs its function, and is named; one that is open does not', async () => {
    const decide = (revision: number, decision: 'delegate' | null) =>
      lead.call(editTasks, { params: { partnership }, body: { changes: [{ task: 'check-backups', revision, decision }] } });
    await decide(0, 'delegate');
    expect(await findings()).toMatchObject([{ kind: 'no-tool', function: 'backup', task: 'Check backup jobs', tools: [] }]);
    await decide(1, null);
    expect(await findings()).toEqual([]);
  });

  test('two primary ones for a function are a finding, and so is a function with none', async () => {
    await add('tools', 'Onsite desk', { function: 'ticketing', party: 'internal', primary: true });
    const { id: entry, name, values } = await add('tools', 'Vault', { function: 'backup', party: 'internal', primary: false });
    expect(await texts()).toEqual([
      'No tool is primary for backup; there is Vault',
      '2 tools are primary for ticketing: North desk, Onsite desk',
    ]);
    const body = { revision: 1, name, values: { ...values, primary: true } };
    await lead.call(editEntry, { params: { partnership, kind: 'tools', entry }, body });
    expect(await texts()).toEqual(['2 tools are primary for ticketing: North desk, Onsite desk']);
  });
});

test('an unknown dependency is kept and told, with the system that was probably meant; so is a circle', async () => {
  const ofSystems = async () => (await findings()).filter((one) => one.kind !== 'duplicate-tool');
  await add('systems', 'ERP', { kind: 'server', criticality: 'critical', dependsOn: 'SQL clutser' });
  expect(await ofSystems()).toMatchObject([{ kind: 'unknown-dependency', system: 'ERP', name: 'SQL clutser', near: null }]);
  const sql = await add('systems', 'SQL cluster', { kind: 'server', criticality: 'critical', dependsOn: 'erp' });
  expect(await ofSystems()).toMatchObject([{ kind: 'unknown-dependency', near: 'SQL cluster' }]);
  await add('systems', 'SQL clutser', { kind: 'server', criticality: 'ordinary', dependsOn: sql.name });
  expect(await ofSystems()).toMatchObject([{ kind: 'dependency-circle', systems: ['ERP', 'SQL clutser', 'SQL cluster'] }]);
});
