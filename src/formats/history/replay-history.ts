/** Reads a history and replays it through an agreement, ticket by ticket, without keeping any. */
import type { Agreement } from '../../core/agreement/agreement.js';
import { type Replay, startReplay } from '../../core/replay/replay.js';
import type { ReplayReport } from '../../core/replay/report.js';
import type { ReplayTicket } from '../../core/replay/ticket.js';
import { type SituationCounts, startTraffic } from '../../core/replay/traffic.js';
import type { Instant } from '../../core/time.js';
import type { RefusedRow } from './change.js';
import type { CsvProblem } from './csv/problem.js';
import type { HistorySource } from './csv/source.js';
import { fitMapping, type Misfit } from './fit.js';
import type { Mapping } from './mapping.js';
import { type Progress, readHistory } from './read-history.js';
import type { Receipt } from './receipt.js';

export interface ReplayHistoryOptions {
  /** A second agreement to compare with. */
  readonly compare?: Agreement;
  /** When the history ends: clocks still running are judged as of then. */
  readonly asOf?: Instant;
  readonly onProgress?: (progress: Progress) => void;
  readonly onRefused?: (rows: readonly RefusedRow[]) => void;
  readonly signal?: AbortSignal;
}

type Unreadable = { readonly ok: false; readonly problems: readonly CsvProblem[] };

export type ReplayedHistory =
  | {
      readonly ok: true;
      readonly report: ReplayReport;
      readonly receipt: Receipt;
      readonly traffic: SituationCounts;
      /** What the mapping names and the agreement does not have. */
      readonly misfits: readonly Misfit[];
    }
  | Unreadable;

/** Whether a history says of every ticket when it was answered. */
export const recordsAnswers = (mapping: Mapping): boolean =>
  mapping.shape === 'log' ? mapping.respondedWhen.size > 0 : mapping.columns.respondedAt !== null;

const feed = async (
  source: HistorySource,
  mapping: Mapping,
  add: (ticket: ReplayTicket) => void,
  { onProgress, onRefused, signal }: ReplayHistoryOptions,
): Promise<Receipt | Unreadable> => {
  const watch = { ...(onProgress && { onProgress }), ...(signal && { signal }) };
  for await (const step of readHistory(source, mapping, { hashes: false, ...watch })) {
    if (step.kind === 'unreadable') return { ok: false, problems: step.problems };
    if (step.kind === 'end') return step.receipt;
    for (const ticket of step.tickets) add(ticket);
    if (step.refused.length > 0) onRefused?.(step.refused);
  }
  throw new Error('A reading ends with a receipt or with problems');
};

/**
 * Replays a history.
 *
 * @param mapping as parsed; it is fitted to the agreement here
 * @param agreement without problems
 */
export const replayHistory = async (
  source: HistorySource,
  mapping: Mapping,
  agreement: Agreement,
  options: ReplayHistoryOptions = {},
): Promise<ReplayedHistory> => {
  const fitted = fitMapping(mapping, agreement);
  const { compare, asOf } = options;
  const replay: Replay = startReplay(agreement, {
    answersRecorded: recordsAnswers(mapping),
    ...(compare !== undefined && { compare }),
    ...(asOf !== undefined && { asOf }),
  });
  const receipt = await feed(source, fitted.mapping, (ticket) => replay.add(ticket), options);
  if ('ok' in receipt) return receipt;
  return { ok: true, report: replay.report(), receipt, traffic: replay.traffic(), misfits: fitted.misfits };
};

/** How often each situation of an agreement occurred in a history: what gaps and differences are weighed by. */
export const readTraffic = async (
  source: HistorySource,
  mapping: Mapping,
  agreement: Agreement,
  options: Pick<ReplayHistoryOptions, 'onProgress' | 'signal'> = {},
): Promise<{ readonly ok: true; readonly traffic: SituationCounts; readonly tickets: number; readonly unknown: number } | Unreadable> => {
  const traffic = startTraffic(agreement);
  const receipt = await feed(source, fitMapping(mapping, agreement).mapping, (ticket) => traffic.add(ticket), options);
  if ('ok' in receipt) return receipt;
  return { ok: true, traffic: traffic.traffic(), tickets: receipt.tickets, unknown: traffic.unknown() };
};
