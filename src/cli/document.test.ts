import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { readPdf } from '../formats/documents/testing/pdf-reading.js';
import { bundled } from '../server/testing/bundled.js';
import { folder } from './testing/running.js';
import { sample, tandem } from './testing/tandem.js';

const files = folder();
afterAll(() => files.remove());

describe('tandem document', () => {
  it('writes each format', async () => {
    for (const [format, begins] of [
      ['pdf', '%PDF-1.7'],
      ['xlsx', 'PK'],
      ['csv', '\uFEFFR,Category'],
      ['yaml', 'tandem: 1'],
    ] as const) {
      const out = files.path(`sample.${format}`);
      const ran = await tandem(['document', sample, '--format', format, '--out', out]);
      expect([ran.code, ran.out]).toEqual([0, '']);
      expect(ran.err).toMatch(/hash [0-9a-f]{64}\n$/);
      expect(files.read(`sample.${format}`).startsWith(begins), format).toBe(true);
    }
    const pdf = readPdf(readFileSync(files.path('sample.pdf')));
    expect([pdf.marked, pdf.pages.length > 5]).toEqual([true, true]);
  });

  it('writes over nothing, and refuses what it cannot read or does not know', async () => {
    const out = files.file('mine.pdf', 'mine');
    expect(await tandem(['document', sample, '--format', 'pdf', '--out', out])).toMatchObject({
      code: 2,
      err: expect.stringContaining('--force'),
    });
    expect(files.read('mine.pdf')).toBe('mine');
    expect((await tandem(['document', sample, '--format', 'docx', '--out', out])).code).toBe(2);
    expect((await tandem(['document', sample, '--format', 'pdf'])).code).toBe(2);
    expect((await tandem(['document', '/no/such.yaml', '--format', 'csv', '--out', files.path('x.csv')])).err).toContain(
      'there is no such file',
    );
    expect((await tandem(['document', sample, '--format', 'csv', '--out', files.path('no/such/x.csv')])).code).toBe(2);
  });

  it('loads the writers of PDF and workbooks when they are needed, not at the start of program or server', () => {
    const heavy = `Object.keys(require.cache).filter((file) => /node_modules.(pdfmake|pdfkit|exceljs)/.test(file)).length`;
    const script = `(async () => {
      await import(${JSON.stringify(bundled('program'))});
      await import(${JSON.stringify(bundled('server'))});
      const before = ${heavy};
      const { documentFile } = await import(${JSON.stringify(bundled('document'))});
      const { harborLane } = await import(${JSON.stringify(bundled('harbor-lane'))});
      const version = { state: 'draft', hash: '', effectiveAt: null };
      await documentFile({ agreement: harborLane, version, certificate: null, waivers: [], signatures: [] }, 'pdf');
      console.log(JSON.stringify([before, ${heavy} > 0]));
      process.exit();
    })()`;
    const { stdout, stderr } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
    expect([stdout.trim(), stderr]).toEqual(['[0,true]', '']);
  });
});
