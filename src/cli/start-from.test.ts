import { afterAll, describe, expect, it } from 'vitest';
import { STARTER_IDS } from '../formats/starters/starters.js';
import { startFromCommand } from './start-from.js';
import { folder, run } from './testing/running.js';
import { tandem } from './testing/tandem.js';

const files = folder();
afterAll(() => files.remove());

describe('tandem start-from', () => {
  it.each(STARTER_IDS)('writes %s as a file that tandem check finds no blocker in', async (id) => {
    const out = files.path(`${id}.yaml`);
    expect(await run(startFromCommand, id, '--out', out, '--internal', 'Our house', '--name', 'Ours')).toMatchObject({ code: 0, out: '' });
    expect(files.read(`${id}.yaml`)).toContain('"Our house"');
    const checked = await tandem(['check', out, '--fail-on', 'blocker', '--from', '2026-12-01']);
    expect([checked.code, checked.err]).toEqual([0, '']);
    expect(checked.out).toMatch(/^Ours .*\nOwned 100 %/);
  });

  it('prints to standard output, and writes over nothing unless told to', async () => {
    const out = files.file('there.yaml', 'mine');
    expect(await run(startFromCommand, 'manufacturer', '--out', out)).toMatchObject({ code: 2, err: expect.stringContaining('--force') });
    expect(files.read('there.yaml')).toBe('mine');
    expect((await run(startFromCommand, 'manufacturer', '--out', out, '--force')).code).toBe(0);
    const printed = await run(startFromCommand, 'manufacturer');
    expect([printed.code, printed.out]).toEqual([0, files.read('there.yaml')]);
  });

  it('refuses what is no agreement, zone or name', async () => {
    expect((await run(startFromCommand, 'bakery')).code).toBe(2);
    expect(await run(startFromCommand, 'manufacturer', '--zone', 'Nowhere')).toMatchObject({ code: 2, out: '' });
    expect(await run(startFromCommand, 'manufacturer', '--name', ' ')).toMatchObject({ code: 2, out: '' });
  });
});
