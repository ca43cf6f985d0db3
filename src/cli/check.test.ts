import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { agreementHash } from '../core/agreement/hash.js';
import { parseAgreement } from '../formats/agreement/parse.js';
import { folder } from './testing/running.js';
import { sample, tandem } from './testing/tandem.js';

const files = folder();
afterAll(() => files.remove());
const text = readFileSync(sample, 'utf8');

/** The sample with a row for each R, Onsite IT on call and time to hand over: nothing is unowned, nothing unstaffed. */
const whole = files.file(
  'whole.yaml',
  text
    .replace(
      /rules:\n/,
      'rules:\n  - { id: a, category: Run, accountable: Infrastructure }\n  - { id: b, category: Reinforce, accountable: Onsite IT }\n  - { id: c, category: Reinvent, accountable: Onsite IT }\n',
    )
    .replace(
      '    coverage: Office\n',
      '    coverage: Office\n    on-call: { calendar: Always, people: [Kim], turn-days: 7, from: 2026-01-05 }\n',
    )
    .replace('respond: 15 min', 'respond: 2 h'),
);

interface Told {
  readonly total: boolean;
  readonly ownedShare: number;
  readonly situations: number;
  readonly certificate: { readonly agreementHash: string; readonly gaps: number } | null;
  readonly findings: readonly {
    kind: string;
    severity: string;
    text: string;
    example: string;
    place: { line: number } | null;
    rules: string[];
    at: string | null;
  }[];
  readonly warnings: readonly unknown[];
}

const json = async (...args: string[]) => {
  const ran = await tandem(['check', ...args, '--json']);
  return { code: ran.code, proof: JSON.parse(ran.out) as Told };
};

describe('tandem check', () => {
  it('tells findings of the sample, each with its place in the file and an example, and ends with 1', async () => {
    const { code, out, err } = await tandem(['check', sample, '--from', '2026-12-05']);
    expect([code, err]).toEqual([1, '']);
    expect(out).toMatch(
      /^Harbor Lane Manufacturing and Northwind IT {2}version 1\nOwned 68\.4 % of 16,416 situations, 5 blockers, 3 warnings\n/,
    );
    const line = text.split('\n').indexOf('    - Backup') + 1;
    expect(out).toContain(
      `blocker  gap  ${sample}:${line}:7\n  Nobody owns Run › anything but Patching\n  example  Run › Backup, incident, tier 1, P1, Business, no system, no site\n  mend     `,
    );
    expect(out).toMatch(
      /rule r3 \(Respond › Line of business, tier 3\).*123 h of an ordinary week, first Sat 2026-12-05 00:00 America\/New_York/,
    );
    expect(out).toMatch(/No certificate/);
  });

  it('gives machines the same: every finding leads to the line of its rule', async () => {
    const { code, proof } = await json(sample, '--from', '2026-12-05');
    expect(code).toBe(1);
    expect([proof.total, proof.certificate, proof.situations]).toEqual([false, null, 16_416]);
    const r3 = proof.findings.find((finding) => finding.rules.includes('r3'))!;
    expect(text.split('\n')[r3.place!.line - 1]).toBe('  - id: r3');
    expect(r3.at).toBe('2026-12-05T05:00:00Z');
    expect(proof.findings.every((finding) => finding.place !== null && finding.example !== null)).toBe(true);
  });

  it('is fine with an agreement that has no gap and whose hours are staffed', async () => {
    const { code, proof } = await json(whole);
    expect(proof.findings.filter((finding) => finding.severity !== 'note')).toEqual([]);
    expect([code, proof.total, proof.ownedShare]).toEqual([0, true, 1]);
  });

  it('gives a certificate over the hash of the agreement when nothing is unowned, and none otherwise', async () => {
    const { code, out } = await tandem(['check', whole, '--certificate']);
    const parsed = parseAgreement(readFileSync(whole));
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ agreementHash: parsed.ok && agreementHash(parsed.agreement), gaps: 0, situations: 16_416 });
    const none = await tandem(['check', sample, '--certificate']);
    expect([none.code, none.out]).toEqual([1, '']);
    expect(none.err).toMatch(/There is no certificate: 68\.4 % of 16,416 situations are owned/);
  });

  it('ends by the severity that is asked for', async () => {
    const kept = files.file('kept.yaml', readFileSync(whole, 'utf8').replace('respond: 2 h', 'respond: 15 min'));
    expect((await tandem(['check', kept])).code).toBe(1);
    expect((await tandem(['check', kept, '--fail-on', 'blocker'])).code).toBe(0);
  });

  it('reads standard input', async () => {
    const { code, out } = await tandem(['check', '-'], text);
    expect(code).toBe(1);
    expect(out).toContain('blocker  gap  standard input:');
  });

  it('prints warnings of the file', async () => {
    const odd = files.file('odd.yaml', readFileSync(whole, 'utf8').replace('  Office:\n', '  Spare: closed\n  Office:\n'));
    expect((await tandem(['check', odd])).out).toMatch(
      /warning {2}.*odd\.yaml:\d+:3: The calendar "spare" never opens \(calendars\.Spare\)/,
    );
  });

  it.each([
    [['--from', '2026-02-30'], /--from: .*there is no such day/],
    [['--from', '1890-01-01'], /--from: .*outside the years 1900 to 2199/],
    [['--horizon', '0'], /--horizon: "0" is no number of days/],
    [['--history', 'x.csv'], /--history and --map are given together/],
  ])('%j cannot be read', async (args, said) => {
    const { code, out, err } = await tandem(['check', sample, ...args]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(said);
  });

  it('weighs findings by a history', async () => {
    const history = files.file(
      'h.csv',
      'number,at,category\nA,2026-03-02 09:00,Backup\nB,2026-03-02 10:00,Printer\nC,2026-03-02 11:00,Printer\nD,2026-03-02 11:00,Printer\n',
    );
    const map = files.file(
      'map.yaml',
      'mapping: 1\nshape: tickets\ncolumns:\n  number: number\n  created-at: at\n  category: category\n  priority: { always: P3 }\n',
    );
    const { out, err } = await tandem(['check', sample, '--history', history, '--map', map]);
    expect(err).toBe('');
    expect(out).toMatch(/gap.*25\.0 % of real tickets/);
  });
});
