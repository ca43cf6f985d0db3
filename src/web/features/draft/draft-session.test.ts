import { describe, expect, test } from 'vitest';
import type { Agreement } from '../../../core/agreement/agreement.js';
import { applyEdit } from '../../../core/drafting/apply.js';
import { fillCells } from '../../../core/drafting/cell.js';
import { harborLane } from '../../../core/testing/harbor-lane.js';
import { owner } from './clipboard.js';
import { DraftSession, type Intent, type MadeEdit } from './draft-session.js';

/** The draft as the server keeps it, and pages on it. */
function server() {
  let agreement: Agreement = harborLane;
  const edits: MadeEdit[] = [];
  let ids = 0;
  const page = (name: string) => {
    const wire = { broken: false, held: null as Promise<void> | null, refuses: false };
    const retries: (() => void)[] = [];
    const known = new Map<string, number>();
    const session = new DraftSession(agreement, edits.length, {
      send: async (key, changes) => {
        await wire.held;
        if (wire.refuses) throw new Error('refused');
        const again = known.get(key);
        if (again === undefined) {
          const made = applyEdit(agreement, changes);
          const revision = edits.length;
          if (!made.ok)
            return made.reason === 'conflict'
              ? { made: false, revision, conflicts: made.conflicts, problems: [] }
              : { made: false, revision, conflicts: [], problems: made.problems };
          agreement = made.agreement;
          edits.push({ revision: revision + 1, changes, by: { id: name, name } });
          known.set(key, edits.length);
        }
        if (wire.broken) throw new TypeError('the answer was lost');
        return { made: true, revision: known.get(key)! };
      },
      editsAfter: async (revision) => ({ items: edits.slice(revision), more: false }),
      refused: () => wire.refuses,
      newKey: () => `key${++ids}`,
      later: (action) => retries.push(action),
    });
    return { session, wire, retries };
  };
  return { page, now: () => agreement, count: () => edits.length };
}

let rules = 0;
const give =
  (category: string, team: string): Intent =>
  (agreement) =>
    fillCells(agreement, [{ category, windows: ['business'], tiers: [1, 2, 3] }], owner(team), () => `n${++rules}`);
const ownerOf = (agreement: Agreement, category: string) =>
  agreement.rules.find((rule) => rule.category === category && (rule.windows?.includes('business') ?? true))?.accountable ?? null;
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('a draft on a page', () => {
  test('shows an edit at once, and the server has it soon after', async () => {
    const { page, now } = server();
    const { session } = page('a');
    expect(session.edit(give('hardware', 'service-desk'))).toBe(true);
    expect(ownerOf(session.state.agreement, 'hardware')).toBe('service-desk');
    expect(session.state.saving).toBe('saving');
    await settled();
    expect(ownerOf(now(), 'hardware')).toBe('service-desk');
    expect(session.state).toMatchObject({ revision: 1, saving: 'saved', news: null });
    expect(session.edit(give('hardware', 'service-desk'))).toBe(false);
  });

  test('edits of two pages come together, and each says whose they are', async () => {
    const { page, now } = server();
    const [a, b] = [page('a'), page('b')];
    a.session.edit(give('hardware', 'service-desk'));
    b.session.edit(give('accounts', 'onsite-it'));
    await settled();
    await Promise.all([a.session.catchUp(), b.session.catchUp()]);
    for (const { session } of [a, b]) {
      expect(session.state.agreement).toEqual(now());
      expect(session.state.clashes).toEqual([]);
      expect(session.state.saving).toBe('saved');
    }
    expect(a.session.state.news?.by.name).toBe('b');
    expect(b.session.state.news?.by.name).toBe('a');
  });

  test('an edit that met another is taken off, shown with what stands there, and can be put over it', async () => {
    const { page, now } = server();
    const [a, b] = [page('a'), page('b')];
    a.session.edit(give('hardware', 'service-desk'));
    await settled();
    b.session.edit(give('hardware', 'infrastructure'));
    b.session.edit(give('accounts', 'infrastructure'));
    await settled();
    const [clash] = b.session.state.clashes;
    expect(ownerOf(b.session.state.agreement, 'hardware')).toBe('service-desk');
    expect(ownerOf(now(), 'accounts')).toBe('infrastructure');
    expect((clash!.conflicts[0]!.now as { accountable: string }).accountable).toBe('service-desk');
    b.session.dismiss(clash!);
    b.session.edit(clash!.intent!);
    await settled();
    expect(ownerOf(now(), 'hardware')).toBe('infrastructure');
    expect(b.session.state.clashes).toEqual([]);
  });

  test('undo and redo go back and forth over own edits only', async () => {
    const { page, now } = server();
    const [a, b] = [page('a'), page('b')];
    const before = ownerOf(now(), 'hardware');
    a.session.edit(give('hardware', 'service-desk'));
    await settled();
    await b.session.catchUp();
    expect(b.session.state.canUndo).toBe(false);
    b.session.edit(give('accounts', 'infrastructure'));
    await settled();
    await a.session.catchUp();
    a.session.undo();
    expect(ownerOf(a.session.state.agreement, 'hardware')).toBe(before);
    expect(a.session.state).toMatchObject({ canUndo: false, canRedo: true });
    a.session.redo();
    await settled();
    expect(ownerOf(now(), 'hardware')).toBe('service-desk');
    expect(ownerOf(now(), 'accounts')).toBe('infrastructure');
    expect(a.session.state).toMatchObject({ canUndo: true, canRedo: false });
  });

  test('an undo over what somebody changed since says so and changes nothing', async () => {
    const { page } = server();
    const [a, b] = [page('a'), page('b')];
    a.session.edit(give('hardware', 'service-desk'));
    await settled();
    await b.session.catchUp();
    b.session.edit(give('hardware', 'infrastructure'));
    await settled();
    await a.session.catchUp();
    a.session.undo();
    expect(a.session.state.clashes[0]).toMatchObject({ intent: null });
    expect(ownerOf(a.session.state.agreement, 'hardware')).toBe('infrastructure');
  });

  test('a lost answer is asked for again and the edit is made once', async () => {
    const { page, count } = server();
    const { session, wire, retries } = page('a');
    wire.broken = true;
    session.edit(give('hardware', 'service-desk'));
    await settled();
    expect(session.state.saving).toBe('waiting');
    wire.broken = false;
    retries.shift()!();
    await settled();
    expect(session.state).toMatchObject({ saving: 'saved', revision: 1 });
    expect(count()).toBe(1);
  });

  test('what the server refuses is taken off with its reason', async () => {
    const { page } = server();
    const { session, wire } = page('a');
    wire.refuses = true;
    session.edit(give('hardware', 'service-desk'));
    await settled();
    expect(session.state.agreement).toEqual(harborLane);
    expect(session.state.clashes[0]?.error).toBeInstanceOf(Error);
    expect(session.state.canUndo).toBe(false);
  });

  test('two pages that make 40 edits each lose none', async () => {
    const { page, now, count } = server();
    const pages = [page('a'), page('b')];
    const teams = ['onsite-it', 'service-desk', 'infrastructure'];
    for (let at = 0; at < 40; at++) {
      pages[0]!.session.edit(give('hardware', teams[at % 3]!));
      pages[1]!.session.edit(give('accounts', teams[(at + 1) % 3]!));
      if (at % 10 === 0) await pages[at % 2]!.session.catchUp();
    }
    for (let round = 0; round < 400 && pages.some((one) => one.session.state.saving !== 'saved'); round++) await settled();
    await Promise.all(pages.map((one) => one.session.catchUp()));
    expect(pages.flatMap((one) => one.session.state.clashes)).toEqual([]);
    for (const { session } of pages) expect(session.state.agreement).toEqual(now());
    expect(count()).toBeGreaterThanOrEqual(79);
  });
});
