/** The task map over HTTP: sizes, decisions, own tasks, two people at once, and the draft that comes out of it. */
import { describe, expect, test } from 'vitest';
import { getAgreement, listAgreements } from '../../../contract/agreements.js';
import { getDraft, getDraftProof } from '../../../contract/drafts.js';
import { ProblemError } from '../../../contract/errors.js';
import { startPartnership } from '../../../contract/partnerships.js';
import { createEntry } from '../../../contract/registers.js';
import * as contract from '../../../contract/task-map.js';
import { agreementProblems } from '../../../core/agreement/validate.js';
import { TASK_LIBRARY } from '../../../core/task-map/library.js';
import { USUAL_WEIGHTS } from '../../../core/task-map/suggest-owner.js';
import { harborLane } from '../../../core/testing/harbor-lane.js';
import { type Caller, testApp } from '../../testing/test-app.js';

const app = await testApp();
const lead = await app.as('internal-lead');
const technician = await app.as('internal-technician');
const provider = await app.as('provider-lead');
const params = { partnership: app.partnership };

const settings = { people: 200, hoursAvailable: 120, weights: USUAL_WEIGHTS, skills: ['desk' as const] };
const own = {
  title: 'Care for the weighbridge',
  category: 'applications',
  tier: 2,
  risk: 'medium',
  skill: 'applications',
  frequency: 'weekly',
  usual: 'internal',
  hours: 1.5,
} as const;
const taskOf = async (caller: Caller, id: string, where = params) =>
  (await caller.call(contract.getTaskMap, { params: where })).tasks.find((task) => task.id === id)!;
const edit = (caller: Caller, ...changes: Parameters<typeof changesOf>[0]) =>
  caller.call(contract.editTasks, { params, body: changesOf(changes) });
const changesOf = (
  changes: { task: string; revision: number; decision?: 'keep' | 'share' | 'delegate' | null; hours?: number | null }[],
) => ({
  changes,
});
const problemOf = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => (error instanceof ProblemError ? error.problem : Promise.reject(error)),
  );

describe('a map', () => {
  test('begins with the library at a guessed size, and grows with the company', async () => {
    const map = await provider.call(contract.getTaskMap, { params });
    expect(map).toMatchObject({ begun: false, settings: { people: 100 }, can: { edit: { allowed: false }, draft: { allowed: true } } });
    expect(map.tasks.map((task) => task.id)).toEqual(TASK_LIBRARY.map((task) => task.id));
    expect(await lead.call(contract.setTaskMap, { params, body: settings })).toEqual(settings);
    expect(await lead.call(contract.getTaskMap, { params })).toMatchObject({ begun: true, settings });
    expect(await taskOf(lead, 'reset-password')).toMatchObject({ usualHours: 3, hoursNow: 3, entered: false, revision: 0, editedBy: null });
  });

  test('keeps a decision, hours and a note, with who said it; the usual hours come back when asked for', async () => {
    const { items } = await technician.call(contract.editTasks, {
      params,
      body: { changes: [{ task: 'reset-password', revision: 0, decision: 'delegate', hours: 4.25, notes: 'Mondays mostly' }] },
    });
    expect(items).toMatchObject([
      {
        decision: 'delegate',
        hoursNow: 4.25,
        entered: true,
        notes: 'Mondays mostly',
        revision: 1,
        editedBy: { name: 'internal-technician' },
      },
    ]);
    await edit(lead, { task: 'reset-password', revision: 1, hours: null });
    expect(await taskOf(provider, 'reset-password')).toMatchObject({
      decision: 'delegate',
      hoursNow: 3,
      entered: false,
      notes: 'Mondays mostly',
      revision: 2,
    });
  });

  test('tells the second of two people, and makes none of the changes', async () => {
    await edit(lead, { task: 'check-backups', revision: 0, decision: 'delegate' });
    const late = edit(
      technician,
      { task: 'watch-servers', revision: 0, decision: 'keep' },
      { task: 'check-backups', revision: 0, decision: 'keep' },
    );
    expect(await problemOf(late)).toMatchObject({ status: 409, detail: 'Somebody changed "Check backup jobs" meanwhile' });
    expect(await taskOf(lead, 'watch-servers')).toMatchObject({ decision: null, revision: 0 });
    expect(await taskOf(lead, 'check-backups')).toMatchObject({ decision: 'delegate', revision: 1 });
  });

  test('changes of one task at once: one is made, the others are told', async () => {
    const at = Array.from({ length: 6 }, (_, hours) => problemOf(edit(lead, { task: 'mend-laptop', revision: 0, hours })));
    const answers = await Promise.all(at);
    expect(answers.filter((one) => one === null)).toHaveLength(1);
    expect(answers.filter((one) => one?.status === 409)).toHaveLength(5);
  });

  test('keeps policy, strategy and risk acceptance internal', async () => {
    const wrong = edit(lead, { task: 'accept-risk', revision: 0, decision: 'delegate' }, { task: 'nonsense', revision: 0 });
    expect(await problemOf(wrong)).toMatchObject({
      status: 400,
      places: [
        { path: ['body', 'changes', 0, 'decision'], text: expect.stringContaining('can only be kept') },
        { path: ['body', 'changes', 1, 'task'], text: 'There is no task "nonsense"' },
      ],
    });
    expect((await edit(lead, { task: 'accept-risk', revision: 0, decision: 'keep' })).items[0]).toMatchObject({ decision: 'keep' });
  });
});

describe('skills', () => {
  test('of the internal people on the register are known to the map; those of others are not', async () => {
    const known = async () => (await lead.call(contract.getTaskMap, { params })).registeredSkills;
    expect(await known()).toBeNull();
    const add = (name: string, values: Record<string, string>) =>
      lead.call(createEntry, { params: { ...params, kind: 'people' }, body: { name, values } });
    await add('Nadia', { party: 'Northwind IT', skills: 'Firewalls' });
    expect(await known()).toBeNull();
    await add('Ida', { party: 'internal', skills: 'Azure; juggling' });
    expect(await known()).toEqual(['cloud']);
  });
});

describe('a task of one own', () => {
  test('is added, decided and removed; one title stands once', async () => {
    const added = await technician.call(contract.addTask, { params, body: own });
    expect(added).toMatchObject({ own: true, r: 'run', hoursNow: 1.5, usualHours: 1.5, decision: null, revision: 1 });
    const twice = technician.call(contract.addTask, { params, body: { ...own, title: 'care for the Weighbridge' } });
    expect(await problemOf(twice)).toMatchObject({ status: 400, places: [{ path: ['body', 'title'] }] });
    await edit(lead, { task: added.id, revision: 1, decision: 'share', hours: null });
    expect(await taskOf(lead, added.id)).toMatchObject({ decision: 'share', hoursNow: 1.5 });
    await lead.call(contract.removeTask, { params: { ...params, task: added.id } });
    expect(await taskOf(lead, added.id)).toBeUndefined();
    const at = { params: { ...params, task: added.id } };
    expect(await technician.call(contract.restoreTask, at)).toMatchObject({ decision: 'share', hoursNow: 1.5, revision: 4 });
    expect(await problemOf(technician.call(contract.restoreTask, at))).toMatchObject({ status: 404 });
    await lead.call(contract.removeTask, at);
    await lead.call(contract.addTask, { params, body: own });
    expect(await problemOf(technician.call(contract.restoreTask, at))).toMatchObject({
      status: 400,
      places: [{ path: ['body', 'title'] }],
    });
  });
});

describe('a first draft', () => {
  test('waits for a first decision', async () => {
    const partnership = await app.newPartnership('Fresh');
    const fresh = await app.as('internal-lead', { partnership });
    const asked = fresh.call(contract.draftFromTaskMap, { params: { partnership }, body: { name: 'First' } });
    expect(await problemOf(asked)).toMatchObject({ status: 422, causes: [{ code: 'task-map.undecided' }] });
  });

  test('gives work to the provider it was given to, among several, and keeps the holidays of today', async () => {
    const owner = await app.outsider();
    const own = { name: 'Clinics', internalName: 'Clinics', providerName: 'Med IT', zone: 'Europe/Berlin', starter: 'healthcare' };
    const made = await owner.call(startPartnership, { body: own });
    const params = { partnership: made.id };
    const providers = made.parties.filter((party) => party.kind === 'provider').map((party) => party.id);
    expect(providers).toHaveLength(2);
    const [first, second] = providers as [string, string];
    const change = { task: 'watch-security-events', revision: 0, decision: 'delegate' as const, provider: second };
    expect((await owner.call(contract.editTasks, { params, body: { changes: [change] } })).items).toMatchObject([{ provider: second }]);
    const hours = [
      { task: 'watch-security-events', revision: 1, hours: 0 },
      { task: 'check-backups', revision: 0, decision: 'delegate' as const },
    ];
    const { items } = await owner.call(contract.editTasks, { params, body: { changes: hours } });
    expect(items.map((item) => item.provider)).toEqual(expect.arrayContaining([second, null]));
    const { draft } = await owner.call(contract.draftFromTaskMap, { params, body: { name: 'Three' } });
    const { agreement } = await owner.call(getDraft, { params: { ...params, draft } });
    const partyOf = (category: string) => {
      const rule = agreement.rules.find((one) => one.category === category);
      return agreement.teams.find((team) => team.id === rule?.accountable)?.party;
    };
    expect([partyOf('backup'), partyOf('watch-security-events')]).toEqual([first, second]);
    const [version] = (await owner.call(listAgreements, { params })).items;
    const before = (await owner.call(getAgreement, { params: { ...params, agreement: version!.id } })).agreement;
    expect(agreement.windows.holidays).toEqual(before.windows.holidays);
    expect((await owner.call(getDraftProof, { params: { ...params, draft } })).total).toBe(true);
  });

  test('takes along the systems and sites that are registered, each once', async () => {
    const owner = await app.outsider();
    const names = { name: 'Bakery', internalName: 'Bakery', providerName: 'Oven IT', zone: 'Europe/Berlin' };
    const params = { partnership: (await owner.call(startPartnership, { body: names })).id };
    const put = (kind: 'systems' | 'sites', name: string, values: Record<string, string>) =>
      owner.call(createEntry, { params: { ...params, kind }, body: { name, values } });
    await put('systems', 'Oven control', { kind: 'server', criticality: 'critical', owner: 'Oven IT' });
    await put('sites', 'Mill', {});
    await owner.call(contract.editTasks, { params, body: { changes: [{ task: 'check-backups', revision: 0, decision: 'delegate' }] } });
    const { draft } = await owner.call(contract.draftFromTaskMap, { params, body: { name: 'First' } });
    const { agreement } = await owner.call(getDraft, { params: { ...params, draft } });
    expect(agreement.systems).toEqual([{ id: 'oven-control', name: 'Oven control', criticality: 'critical', owner: 'provider' }]);
    expect(agreement.sites).toEqual([{ id: 'mill', name: 'Mill' }]);
    expect(agreementProblems(agreement)).toEqual([]);
  });

  test('holds what was decided, with the parties and systems of today, and is proved total', async () => {
    const { id } = await lead.call(contract.addTask, { params, body: { ...own, title: 'Care for the gate' } });
    await edit(lead, { task: id, revision: 1, decision: 'share' });
    const { draft } = await lead.call(contract.draftFromTaskMap, { params, body: { name: 'From the map' } });
    const { agreement, revision, basedOn, name } = await provider.call(getDraft, { params: { ...params, draft } });
    expect({ revision, basedOn, name }).toEqual({ revision: 0, basedOn: null, name: 'From the map' });
    expect(agreement.name).toBe(harborLane.name);
    expect(agreementProblems(agreement)).toEqual([]);
    expect(agreement.parties).toEqual(harborLane.parties);
    expect(agreement.systems).toEqual(harborLane.systems);
    expect(agreement.categories.find((one) => one.id === id)).toMatchObject({ name: 'Care for the gate', parent: 'applications' });
    expect(agreement.rules.find((rule) => rule.category === 'reset-password')).toMatchObject({ accountable: 'service-desk' });
    const proof = await lead.call(getDraftProof, { params: { ...params, draft } });
    expect(proof.total).toBe(true);
    expect(proof.findings.filter((finding) => finding.severity === 'blocker')).toEqual([]);
  });
});
