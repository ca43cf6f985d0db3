/** What the list shows, line by line: headings of groups and rows. */
import type { QueueState } from './queue-state.js';
import type { Identified, RowList } from './row-list.js';
import type { Section } from './sections.js';

export type Entry<Row> =
  | { readonly kind: 'head'; readonly section: Section; readonly folded: boolean; readonly count: number | null; readonly more: boolean }
  | { readonly kind: 'row'; readonly row: Row; readonly at: number };

/** What is fetched whole is counted as it is now; of the rest, what was counted when the parts were read. */
function countOf(section: Section, { rows, next }: RowList<unknown>): { readonly count: number | null; readonly more: boolean } {
  if (next === null) return { count: rows.length, more: false };
  return { count: section.count === null ? null : Math.max(section.count, rows.length), more: section.more };
}

/** `rows` in the order of the screen, `entries` with the headings between them. */
export function entriesOf<Row extends Identified>(
  { sections, lists, folded }: QueueState<Row>,
  headed: boolean,
): { readonly entries: readonly Entry<Row>[]; readonly rows: readonly Row[] } {
  const entries: Entry<Row>[] = [];
  const rows: Row[] = [];
  for (const [index, section] of sections.entries()) {
    const list = lists[index]!;
    const hidden = headed && folded.has(section.key);
    // A part whose turn has not come is named only when something is known of it.
    if (headed && (list.rows.length > 0 || (list.next !== null && (section.count ?? 0) > 0) || hidden))
      entries.push({ kind: 'head', section, folded: hidden, ...countOf(section, list) });
    if (hidden) continue;
    for (const row of list.rows) {
      entries.push({ kind: 'row', row, at: rows.length });
      rows.push(row);
    }
  }
  return { entries, rows };
}
