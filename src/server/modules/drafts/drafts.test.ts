/** Drafts over HTTP: edits, two editors at once, comments and suggestions. */
import { describe, expect, test } from 'vitest';
import { listAgreements } from '../../../contract/agreements.js';
import * as talk from '../../../contract/draft-discussion.js';
import * as contract from '../../../contract/drafts.js';
import type { GridRule } from '../../../core/agreement/agreement.js';
import type { DraftChange } from '../../../core/drafting/change.js';
import { harborLane, owns } from '../../../core/testing/harbor-lane.js';
import { newId } from '../../platform/ids.js';
import { type Caller, testApp } from '../../testing/test-app.js';

const app = await testApp();
const params = { partnership: app.partnership };
const internal = await app.as('internal-lead');
const provider = await app.as('provider-lead');
const technician = await app.as('provider-technician');
const inForce = (await internal.call(listAgreements, { params })).items[0]!.id;

const begin = async () => {
  const { id } = await internal.call(contract.createDraft, { params, body: { name: 'For 2027', agreement: inForce } });
  return { ...params, draft: id };
};
const rule = (id: string): GridRule => harborLane.rules.find((one) => one.id === id)!;
const give = (id: string, team: string, was: GridRule = rule(id)): DraftChange => ({
  kind: 'put',
  list: 'rules',
  was,
  item: { ...was, ...owns(team) },
});
const edit = (caller: Caller, at: Awaited<ReturnType<typeof begin>>, ...changes: DraftChange[]) =>
  caller.call(contract.editDraft, { params: at, body: { key: newId(), changes } });

describe('a draft', () => {
  test('begins as a copy of a version, is edited by both leads, and tells what was done by whom', async () => {
    const at = await begin();
    expect(await edit(internal, at, give('r1', 'onsite-it'))).toEqual({ made: true, revision: 1 });
    expect(await edit(provider, at, give('r5', 'service-desk'), give('r4', 'service-desk'))).toEqual({ made: true, revision: 2 });
    const draft = await provider.call(contract.getDraft, { params: at });
    expect(draft).toMatchObject({ revision: 2, state: 'open', basedOn: inForce, can: { edit: { allowed: true } } });
    expect(draft.agreement.rules.map((one) => one.accountable)).toEqual([
      'onsite-it',
      'onsite-it',
      'onsite-it',
      'service-desk',
      'service-desk',
      'onsite-it',
      'onsite-it',
    ]);
    const { items, more } = await internal.call(contract.listDraftEdits, { params: at, query: { after: 0 } });
    expect({ more, edits: items.map((one) => [one.revision, one.by.name, one.changes.length]) }).toEqual({
      more: false,
      edits: [
        [1, 'internal-lead', 1],
        [2, 'provider-lead', 2],
      ],
    });
    expect((await internal.call(contract.listDraftEdits, { params: at, query: { after: 1 } })).items).toHaveLength(1);
    expect((await internal.call(contract.listDrafts, { params })).items[0]).toMatchObject({ id: at.draft, revision: 2 });
  });

  test('an edit of what somebody else changed meanwhile changes nothing and shows what stands there', async () => {
    const at = await begin();
    await edit(internal, at, give('r1', 'onsite-it'));
    const answer = await edit(provider, at, give('r5', 'service-desk'), give('r1', 'infrastructure'));
    expect(answer).toMatchObject({
      made: false,
      revision: 1,
      conflicts: [{ at: 1, subject: 'rules r1', now: { accountable: 'onsite-it' }, text: 'Rule "r1" was changed meanwhile' }],
    });
    const { agreement } = await provider.call(contract.getDraft, { params: at });
    expect(agreement.rules.find((one) => one.id === 'r5')).toEqual(rule('r5'));
  });

  test('an edit after which nobody could read the agreement is told with its places', async () => {
    const at = await begin();
    const team = harborLane.teams.find((one) => one.id === 'security-operations')!;
    expect(await edit(internal, at, { kind: 'remove', list: 'teams', was: team })).toMatchObject({
      made: false,
      conflicts: [],
      problems: expect.arrayContaining([{ path: ['rules', 3, 'accountable'], text: expect.stringContaining('security-operations') }]),
    });
  });

  test('a request sent twice edits once', async () => {
    const at = await begin();
    const body = { key: newId(), changes: [give('r1', 'onsite-it')] };
    const answers = await Promise.all([1, 2].map(() => internal.call(contract.editDraft, { params: at, body })));
    expect(answers).toEqual([
      { made: true, revision: 1 },
      { made: true, revision: 1 },
    ]);
  });

  test('two people with two hundred edits each at once lose none', async () => {
    const at = await begin();
    const add = (caller: Caller, name: string) =>
      edit(caller, at, { kind: 'put', list: 'sites', was: null, item: { id: name, name: `site ${name}` } });
    const answers: Awaited<ReturnType<typeof add>>[] = [];
    // Forty on their way at any time: more would wait for a connection longer than it is waited for.
    const writer = async (caller: Caller, prefix: string): Promise<void> => {
      for (let index = 0; index < 10; index++) answers.push(await add(caller, `${prefix}${index}`));
    };
    const pages = Array.from({ length: 20 }, (_, page) => `${page}-`);
    await Promise.all(pages.flatMap((page) => [writer(internal, `a${page}`), writer(provider, `b${page}`)]));
    expect(answers.every((one) => one.made)).toBe(true);
    const { agreement, revision } = await internal.call(contract.getDraft, { params: at });
    expect({ revision, sites: agreement.sites.length }).toEqual({ revision: 400, sites: harborLane.sites.length + 400 });
    const lists = [0, 200].map((after) => internal.call(contract.listDraftEdits, { params: at, query: { after } }));
    expect((await Promise.all(lists)).map((page) => [page.items.length, page.more])).toEqual([
      [200, true],
      [200, false],
    ]);
  });

  test('is proved as it stands', async () => {
    const at = await begin();
    const roots = ['run', 'reinforce', 'reinvent'].map(
      (category): DraftChange => ({
        kind: 'put',
        list: 'rules',
        was: null,
        item: {
          id: `all-${category}`,
          category,
          windows: null,
          tiers: null,
          ...owns(category === 'reinforce' ? 'onsite-it' : 'service-desk'),
        },
      }),
    );
    expect(await internal.call(contract.getDraftProof, { params: at })).toMatchObject({ revision: 0, total: false });
    await edit(internal, at, ...roots);
    expect(await internal.call(contract.getDraftProof, { params: at })).toMatchObject({ revision: 1, total: true, ownedShare: 1 });
  });

  test('dropped, it stays readable and is edited no more', async () => {
    const at = await begin();
    expect(await provider.call(contract.dropDraft, { params: at })).toMatchObject({ state: 'dropped' });
    expect(await internal.call(contract.getDraft, { params: at })).toMatchObject({
      state: 'dropped',
      can: { edit: { allowed: false, causes: [{ text: 'The draft was dropped' }] } },
    });
    await expect(edit(internal, at, give('r1', 'onsite-it'))).rejects.toMatchObject({ problem: { status: 422 } });
  });
});

describe('a comment', () => {
  test('stands on a cell until somebody marks it as dealt with', async () => {
    const at = await begin();
    const about = { kind: 'cell', category: 'hardware', window: 'business', tier: 1 } as const;
    const { id } = await technician.call(talk.commentDraft, { params: at, body: { about, text: 'Who has the spare parts?' } });
    await internal.call(talk.resolveComment, { params: { ...at, comment: id } });
    expect(await provider.call(talk.getDiscussion, { params: at })).toMatchObject({
      comments: [{ id, about, by: { name: 'provider-technician' }, resolvedBy: { name: 'internal-lead' } }],
      suggestions: [],
    });
  });
});

describe('a suggestion', () => {
  const suggest = async (at: Awaited<ReturnType<typeof begin>>, ...changes: DraftChange[]) => {
    const about = { kind: 'thing', list: 'rules', id: 'r1' } as const;
    const { id } = await technician.call(talk.suggestChange, { params: at, body: { about, changes, text: 'They sit next door' } });
    return { ...at, suggestion: id };
  };

  test('changes nothing until a lead of the other party accepts; then it is an edit that names it', async () => {
    const at = await begin();
    const one = await suggest(at, give('r1', 'onsite-it'));
    expect(await internal.call(contract.getDraft, { params: at })).toMatchObject({ revision: 0 });
    expect(await internal.call(talk.acceptSuggestion, { params: one, body: { text: 'Right' } })).toEqual({ made: true, revision: 1 });
    const { items } = await internal.call(contract.listDraftEdits, { params: at, query: { after: 0 } });
    expect(items).toMatchObject([{ suggestion: one.suggestion, by: { name: 'internal-lead' } }]);
    const { suggestions } = await technician.call(talk.getDiscussion, { params: at });
    expect(suggestions).toMatchObject([{ state: 'accepted', answer: { text: 'Right' }, can: { withdraw: { allowed: false } } }]);
  });

  test('is declined with a word', async () => {
    const one = await suggest(await begin(), give('r1', 'onsite-it'));
    const declined = await internal.call(talk.declineSuggestion, { params: one, body: { text: 'Not before summer' } });
    expect(declined).toMatchObject({ state: 'declined', answer: { text: 'Not before summer', by: { name: 'internal-lead' } } });
    await expect(internal.call(talk.acceptSuggestion, { params: one, body: {} })).rejects.toMatchObject({ problem: { status: 422 } });
  });

  test('is taken back by its own party only', async () => {
    const one = await suggest(await begin(), give('r1', 'onsite-it'));
    await expect(internal.call(talk.withdrawSuggestion, { params: one })).rejects.toMatchObject({ problem: { status: 403 } });
    expect(await provider.call(talk.withdrawSuggestion, { params: one })).toMatchObject({ state: 'withdrawn' });
  });

  test('that no longer fits stays open, and the answer says why', async () => {
    const at = await begin();
    const one = await suggest(at, give('r1', 'onsite-it'));
    await edit(provider, at, give('r1', 'infrastructure'));
    expect(await internal.call(talk.acceptSuggestion, { params: one, body: {} })).toMatchObject({
      made: false,
      conflicts: [{ subject: 'rules r1' }],
    });
    expect((await internal.call(talk.getDiscussion, { params: at })).suggestions).toMatchObject([{ state: 'open' }]);
  });

  test('is not answered by its own party', async () => {
    const one = await suggest(await begin(), give('r1', 'onsite-it'));
    await expect(provider.call(talk.acceptSuggestion, { params: one, body: {} })).rejects.toMatchObject({
      problem: { status: 403, causes: [{ text: 'Another party answers what yours suggested' }] },
    });
  });
});
