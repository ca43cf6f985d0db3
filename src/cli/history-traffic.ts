/** How often each situation really occurred, from a ticket history that a command is given. */
import type { Agreement } from '../core/agreement/agreement.js';
import type { Traffic } from '../core/routing/traffic.js';
import { readTraffic } from '../formats/history/replay-history.js';
import { historyProgress } from './history-progress.js';
import { openHistory, readMapping, UnreadableInput, unreadableHistory } from './input-files.js';
import type { Io } from './io.js';

export interface HistoryOptions {
  readonly history?: string;
  readonly map?: string;
}

/** The traffic of `--history`, read with `--map`; null when neither is given. */
export async function historyTraffic(options: HistoryOptions, agreement: Agreement, io: Io): Promise<Traffic | null> {
  const { history, map } = options;
  if (history === undefined && map === undefined) return null;
  if (history === undefined || map === undefined) throw new UnreadableInput(['--history and --map are given together']);
  const mapping = await readMapping(map);
  const source = await openHistory(history);
  const { line, onProgress } = historyProgress({
    isTTY: io.stderr.isTTY === true,
    write: (text: string) => io.stderr.write(text),
  } as NodeJS.WriteStream);
  try {
    const read = await readTraffic(source, mapping, agreement, { onProgress });
    if (!read.ok) throw unreadableHistory(history, read.problems);
    return read.traffic;
  } finally {
    line.clear();
  }
}
