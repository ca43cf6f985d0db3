/** Columns of the queue as they stand in the address: `number.62,subject,status.120` is three of them, in this order, two of a chosen width. */

export const COLUMNS = [
  'number',
  'subject',
  'category',
  'priority',
  'status',
  'holder',
  'assignee',
  'due',
  'updated',
  'created',
  'type',
  'tier',
  'system',
  'site',
  'requester',
  'tags',
  'bounces',
] as const;
export type ColumnKey = (typeof COLUMNS)[number] | 'partnership';

export interface Column {
  readonly key: ColumnKey;
  /** Pixels; null shares what is left. */
  readonly width: number | null;
}

const USUAL_WIDTH: Readonly<Record<ColumnKey, number | null>> = {
  number: 62,
  subject: null,
  partnership: 150,
  category: 116,
  priority: 46,
  status: 124,
  holder: 146,
  assignee: 108,
  due: 140,
  updated: 76,
  created: 84,
  type: 110,
  tier: 46,
  system: 120,
  site: 110,
  requester: 120,
  tags: 130,
  bounces: 70,
};
const USUAL: readonly ColumnKey[] = ['number', 'subject', 'category', 'priority', 'status', 'holder', 'assignee', 'due', 'updated'];
const NARROWEST = 36;
const WIDEST = 900;

export const usualColumns = (across: boolean): readonly Column[] =>
  (across ? (['number', 'subject', 'partnership', 'priority', 'status', 'holder', 'assignee', 'due', 'updated'] as const) : USUAL).map(
    (key) => ({
      key,
      width: USUAL_WIDTH[key],
    }),
  );

/** The columns that a text names; the usual ones where it names none. The subject is always among them: it leads to the ticket. */
export function readColumns(text: string | undefined, across: boolean): readonly Column[] {
  const known: readonly ColumnKey[] = across ? ['partnership', ...COLUMNS] : COLUMNS;
  const found: Column[] = [];
  for (const part of (text ?? '').split(',')) {
    const [name, size] = part.split('.');
    const key = known.find((one) => one === name);
    if (key === undefined || found.some((one) => one.key === key)) continue;
    const width = Number(size);
    found.push({
      key,
      width: size && Number.isFinite(width) ? Math.min(WIDEST, Math.max(NARROWEST, Math.round(width))) : USUAL_WIDTH[key],
    });
  }
  if (found.length === 0) return usualColumns(across);
  return found.some((one) => one.key === 'subject') ? found : [{ key: 'subject', width: null }, ...found];
}

export function writeColumns(columns: readonly Column[], across: boolean): string | undefined {
  const text = (all: readonly Column[]) =>
    all.map(({ key, width }) => (width === null || width === USUAL_WIDTH[key] ? key : `${key}.${width}`)).join(',');
  const written = text(columns);
  return written === text(usualColumns(across)) ? undefined : written;
}

export const withWidth = (columns: readonly Column[], key: ColumnKey, width: number): readonly Column[] =>
  columns.map((one) => (one.key === key ? { key, width: Math.min(WIDEST, Math.max(NARROWEST, Math.round(width))) } : one));

/** Takes a column away, or puts it back at the end. */
export const toggled = (columns: readonly Column[], key: ColumnKey): readonly Column[] =>
  columns.some((one) => one.key === key) ? columns.filter((one) => one.key !== key) : [...columns, { key, width: USUAL_WIDTH[key] }];

export function moved(columns: readonly Column[], key: ColumnKey, by: -1 | 1): readonly Column[] {
  const at = columns.findIndex((one) => one.key === key);
  const to = at + by;
  if (at < 0 || to < 0 || to >= columns.length) return columns;
  const after = [...columns];
  [after[at], after[to]] = [after[to]!, after[at]!];
  return after;
}

export const gridOf = (columns: readonly Column[]): string =>
  `28px ${columns.map(({ key, width }) => (width === null ? 'minmax(200px, 1fr)' : key === 'subject' ? `minmax(120px, ${width}px)` : `${width}px`)).join(' ')}`;
