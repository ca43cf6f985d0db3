/** Decides on tasks, enters hours, notes something: all of the changes, or none. */
import type { BodyOf } from '../../../contract/route.js';
import type { editTasks } from '../../../contract/task-map.js';
import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import type { Events } from '../../platform/events/events.js';
import { invalid, Refusal } from '../../platform/http/refusal.js';
import { partiesOf } from '../registers/index.js';
import { loadMap } from './get-map.js';
import { demand, mayEdit } from './may.js';
import type { TaskEntryTable } from './tables.js';
import { lockMap, saveEntries } from './task-map.repo.js';
import type { MapTask } from './task-map.view.js';

type Change = BodyOf<typeof editTasks>['changes'][number];

export async function edit(ctx: Ctx, events: Events, { changes }: BodyOf<typeof editTasks>): Promise<{ items: MapTask[] }> {
  demand(mayEdit(ctx.member));
  return ctx.write(async (tx) => {
    await lockMap(tx, ctx.partnership);
    const { entries, tasks } = await loadMap(tx, ctx);
    const byId = new Map(tasks.map((task) => [task.id, task]));
    const providers = (await partiesOf(tx, ctx.partnership)).filter((party) => party.kind === 'provider');
    checkChanges(
      changes,
      byId,
      providers.map((party) => party.id),
    );
    const before = new Map(entries.map((entry) => [entry.task_id, entry]));
    await saveEntries(
      tx,
      changes.map((change) => changed(ctx, change, before.get(change.task))),
    );
    await events.emit(tx, authorOf(ctx), [
      { kind: 'task-map.edited', subject: { type: 'task-map', id: ctx.partnership }, data: { changes: changes.map(withoutNotes) } },
    ]);
    const ids = new Set(changes.map((change) => change.task));
    return { items: (await loadMap(tx, ctx)).tasks.filter((task) => ids.has(task.id)) };
  });
}

/** Every place at once; then whether somebody else was faster. */
function checkChanges(changes: readonly Change[], byId: ReadonlyMap<string, MapTask>, providers: readonly string[]): void {
  const places = changes.flatMap(({ task, decision, provider }, at) => {
    const known = byId.get(task);
    if (known === undefined) return [{ path: ['body', 'changes', at, 'task'], text: `There is no task "${task}"` }];
    if (changes.findIndex((one) => one.task === task) < at)
      return [{ path: ['body', 'changes', at, 'task'], text: `"${known.title}" is changed twice` }];
    if (typeof provider === 'string' && !providers.includes(provider))
      return [{ path: ['body', 'changes', at, 'provider'], text: `There is no provider "${provider}"; there is ${providers.join(', ')}` }];
    return known.decides !== null && (decision === 'share' || decision === 'delegate')
      ? [{ path: ['body', 'changes', at, 'decision'], text: `"${known.title}" can only be kept: policy, strategy and risk stay internal` }]
      : [];
  });
  if (places.length > 0) throw invalid(places);
  const late = changes.flatMap(({ task, revision }) => (byId.get(task)!.revision === revision ? [] : [byId.get(task)!.title]));
  if (late.length > 0)
    throw new Refusal('conflict', {
      detail: `Somebody changed ${late
        .slice(0, 5)
        .map((title) => `"${title}"`)
        .join(', ')}${late.length > 5 ? ` and ${late.length - 5} more` : ''} meanwhile`,
    });
}

function changed(ctx: Ctx, { task, decision, provider, hours, notes }: Change, before: TaskEntryTable | undefined): TaskEntryTable {
  // A task of one's own has no usual hours to go back to.
  const cleared = hours === null && (before?.own ?? null) !== null;
  return {
    partnership_id: ctx.partnership,
    task_id: task,
    own: before?.own ?? null,
    decision: decision === undefined ? (before?.decision ?? null) : decision,
    provider: provider === undefined ? (before?.provider ?? null) : provider,
    hours: hours === undefined || cleared ? (before?.hours ?? null) : hours,
    notes: notes ?? before?.notes ?? '',
    revision: (before?.revision ?? 0) + 1,
    removed_at: null,
    edited_at: ctx.now,
    edited_by: ctx.person.id,
  };
}

/** Notes are free text and may name people; the history keeps that there was one. */
const withoutNotes = ({ notes, ...change }: Change) => ({ ...change, ...(notes === undefined ? {} : { noted: true }) });
