/** For tests: reads a whole history from text, and renders tickets as lines that a person can compare. */
import type { TicketEvent } from '../../../core/tickets/event.js';
import type { RefusedRow } from '../change.js';
import { type CsvProblem, placed } from '../csv/problem.js';
import { type HistorySource, memorySource } from '../csv/source.js';
import type { Mapping } from '../mapping.js';
import { parseMapping } from '../parse-mapping.js';
import { type Cursor, type HashedTicket, type ReadOptions, readHistory } from '../read-history.js';
import type { Receipt } from '../receipt.js';

export const mappingOf = (text: string): Mapping => {
  const parsed = parseMapping(text);
  if (!parsed.ok) throw new Error(parsed.problems.map((problem) => `${problem.line}:${problem.column} ${problem.text}`).join('\n'));
  return parsed.mapping;
};

export interface Reading {
  readonly tickets: HashedTicket[];
  readonly refused: RefusedRow[];
  readonly cursors: Cursor[];
  readonly receipt: Receipt | null;
  readonly problems: readonly CsvProblem[] | null;
}

export const readAll = async (
  source: HistorySource | string | Uint8Array,
  mapping: Mapping | string,
  options: ReadOptions = {},
): Promise<Reading> => {
  const from = typeof source === 'string' || source instanceof Uint8Array ? memorySource(source) : source;
  const tickets: HashedTicket[] = [];
  const refused: RefusedRow[] = [];
  const cursors: Cursor[] = [];
  let receipt: Receipt | null = null;
  let problems: readonly CsvProblem[] | null = null;
  for await (const step of readHistory(from, typeof mapping === 'string' ? mappingOf(mapping) : mapping, options)) {
    if (step.kind === 'batch') {
      tickets.push(...step.tickets);
      refused.push(...step.refused);
      cursors.push(step.cursor);
    } else if (step.kind === 'end') receipt = step.receipt;
    else problems = step.problems;
  }
  return { tickets, refused, cursors, receipt, problems };
};

const told = (event: TicketEvent): string => {
  switch (event.kind) {
    case 'created':
      return `created ${event.type} ${event.priority} tier ${event.tier} ${event.category}`;
    case 'transferred':
      return `transferred ${event.team} (${event.party})`;
    case 'classified':
      return `classified ${Object.entries(event.changes)
        .map(([key, value]) => `${key} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
        .join(', ')}`;
    case 'assigned':
      return `assigned ${event.person}`;
    case 'waiting':
      return `waiting on ${event.on}`;
    default:
      return event.kind;
  }
};

/** One line per event: its time of day or whole instant, and what happened. */
export const told24 = (events: readonly TicketEvent[]): string[] =>
  events.map((event) => `${new Date(event.at).toISOString().slice(11, 16)} ${told(event)}`);

/** Why a reading stopped, as a person sees it. */
export const why = (reading: Reading): string | null => reading.problems?.map(placed).join('\n') ?? null;
