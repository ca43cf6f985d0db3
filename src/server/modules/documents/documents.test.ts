import { describe, expect, test } from 'vitest';
import { downloadAgreementDocument } from '../../../contract/agreement-documents.js';
import { getAgreementInForce, uploadAgreement } from '../../../contract/agreements.js';
import { urlOf } from '../../../contract/client.js';
import { createDraft, editDraft } from '../../../contract/drafts.js';
import * as signing from '../../../contract/signing.js';
import { owns, row } from '../../../core/testing/harbor-lane.js';
import { DAY } from '../../../core/time.js';
import { parseAgreement } from '../../../formats/agreement/parse.js';
import { writeAgreement } from '../../../formats/agreement/write.js';
import { readPdf } from '../../../formats/documents/testing/pdf-reading.js';
import { newId } from '../../platform/ids.js';
import { type Caller, PASSWORD, testApp } from '../../testing/test-app.js';

const app = await testApp();
const params = { partnership: app.partnership };
const lead = await app.as('internal-lead');
const provider = await app.as('provider-lead');
const start = Date.parse('2026-12-01T15:00:00Z');
app.clock.set(start);

const inForce = async () => (await lead.call(getAgreementInForce, { params }))!.version;
const get = (caller: Caller, agreement: string, format: string, partnership = app.partnership) =>
  caller.request('GET', urlOf(downloadAgreementDocument, { params: { partnership, agreement }, query: { format: format as 'pdf' } }));

/** All text of the PDF, as it was sent. */
async function pdfText(caller: Caller, agreement: string): Promise<string> {
  const url = urlOf(downloadAgreementDocument, { params: { ...params, agreement }, query: { format: 'pdf' } });
  const { rawPayload } = await app.app.http.inject({ url, headers: { cookie: caller.cookie } });
  return readPdf(rawPayload)
    .pages.map(({ text }) => text)
    .join(' ');
}

describe('the document of a version', () => {
  test('400 for a format that is not there, and for none; 401 for nobody', async () => {
    const { id } = await inForce();
    expect(await get(lead, id, 'docx')).toMatchObject({ status: 400, json: { places: [{ path: ['query', 'format'] }] } });
    const bare = urlOf(downloadAgreementDocument, { params: { ...params, agreement: id }, query: { format: 'pdf' } }).replace(
      '?format=pdf',
      '',
    );
    expect((await lead.request('GET', bare)).status).toBe(400);
    expect((await lead.request('GET', bare.replace(id, 'x'))).status).toBe(400);
    expect((await get(app.anonymous, id, 'pdf')).status).toBe(401);
  });

  test('404 for strangers, another partnership, unknown versions and requesters', async () => {
    const { id } = await inForce();
    expect((await get(await app.outsider(), id, 'csv')).status).toBe(404);
    const other = await app.newPartnership('Another');
    const stranger = await app.as('internal-lead', { partnership: other });
    expect((await get(stranger, id, 'csv', other)).status).toBe(404);
    expect((await get(stranger, id, 'csv')).status).toBe(404);
    expect((await get(lead, lead.id, 'csv')).status).toBe(404);
    expect((await get(await app.as('requester'), id, 'csv')).status).toBe(404);
  });

  test('each format comes as a download with its name and type', async () => {
    const { id } = await inForce();
    for (const [format, type, begins] of [
      ['pdf', 'application/pdf', '%PDF-1.7'],
      ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'PK'],
      ['csv', 'text/csv; charset=utf-8', '\uFEFFR,Category'],
      ['yaml', 'application/yaml; charset=utf-8', 'tandem: 1'],
    ] as const) {
      const answer = await get(await app.as('provider-technician'), id, format);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type]);
      expect(answer.headers.get('content-disposition')).toMatch(new RegExp(`^attachment; .*version%201.*\\.${format}$`));
      expect(answer.text.startsWith(begins), format).toBe(true);
    }
  });

  test('the YAML reads back as the version, and as a draft it exports again as it was, but for its number', async () => {
    const { id } = await inForce();
    const { text } = await get(lead, id, 'yaml');
    const parsed = parseAgreement(text);
    expect(parsed.ok && parsed.agreement).toEqual((await lead.call(getAgreementInForce, { params }))!.agreement);
    expect(parsed.ok && writeAgreement(parsed.agreement)).toBe(text);
    const draft = await lead.call(uploadAgreement, { params, body: { text } });
    const again = (await get(lead, draft.id, 'yaml')).text;
    expect(again).toBe(text.replace(/^version: 1$/m, `version: ${draft.version}`));
  });

  test('after both have signed it carries their names, the waivers and the digest that they signed', async () => {
    const { id: draft } = await lead.call(createDraft, { params, body: { name: 'Next', agreement: (await inForce()).id } });
    const at = { ...params, draft };
    const put = (id: string, category: string) =>
      ({ kind: 'put', list: 'rules', was: null, item: row(id, category, owns('infrastructure')) }) as const;
    await lead.call(editDraft, { params: at, body: { key: newId(), changes: [put('r8', 'run'), put('r9', 'reinvent')] } });
    const { blockers } = await lead.call(signing.getReadiness, { params: at, query: {} });
    for (const { finding } of blockers)
      await lead.call(signing.waiveFinding, { params: at, body: { finding, reason: 'Until spring', until: start + 90 * DAY } });
    const version = await lead.call(signing.proposeDraft, { params: at, body: { revision: 1, effectiveAt: null } });
    const one = { ...params, agreement: version.id };
    const before = await pdfText(lead, version.id);
    expect(before).toContain('Not signed yet');
    for (const caller of [lead, provider]) {
      await caller.call(signing.nameSigner, { params: one, body: { person: caller.id } });
      const { hash } = await caller.call(signing.getSigning, { params: one });
      await caller.call(signing.signAgreement, { params: one, body: { hash, password: PASSWORD } });
    }
    const { hash } = await lead.call(signing.getSigning, { params: one });
    const after = await pdfText(provider, version.id);
    expect(after).not.toContain('Not signed yet');
    for (const part of ['Signed by internal-lead', 'Signed by provider-lead', hash, 'Until spring', '2 of 2 parties', 'In force'])
      expect(after.replace(/\s+/g, ' '), part).toContain(part);
  });
});
