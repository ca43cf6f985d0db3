/** Following a draft over a real connection. */
import { afterAll, expect, test } from 'vitest';
import { listAgreements } from '../../../contract/agreements.js';
import * as contract from '../../../contract/drafts.js';
import { newId } from '../../platform/ids.js';
import { testApp } from '../../testing/test-app.js';

const app = await testApp();
const url = await app.app.http.listen({ host: '127.0.0.1', port: 0 });
const params = { partnership: app.partnership };
const lead = await app.as('internal-lead');
const stop = new AbortController();
afterAll(() => stop.abort());

test('edits of the draft are told with their revision, those of another are not', async () => {
  const [version] = (await lead.call(listAgreements, { params })).items;
  const begin = async () => (await lead.call(contract.createDraft, { params, body: { name: 'Next', agreement: version!.id } })).id;
  const [draft, other] = [await begin(), await begin()];
  const edit = (id: string, site: string) =>
    lead.call(contract.editDraft, {
      params: { ...params, draft: id },
      body: { key: newId(), changes: [{ kind: 'put', list: 'sites', was: null, item: { id: site, name: site } }] },
    });
  const answer = await fetch(`${url}/api/v1/partnerships/${app.partnership}/drafts/${draft}/changes`, {
    headers: { cookie: lead.cookie },
    signal: stop.signal,
  });
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  // The feed begins with a look of its own: give it that moment.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  await edit(other, 'elsewhere');
  await edit(draft, 'a');
  await edit(draft, 'b');
  let text = '';
  while ((text.match(/^event: /gm) ?? []).length < 2) text += (await reader.read()).value ?? '';
  const told = [...text.matchAll(/^event: (.*)\ndata: (.*)$/gm)].map(([, event, data]) => [event, JSON.parse(data!)]);
  expect(told).toEqual([
    ['draft', { revision: 1, kind: 'draft.edited' }],
    ['draft', { revision: 2, kind: 'draft.edited' }],
  ]);
});
