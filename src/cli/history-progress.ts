/** How far reading a history has come, for people at a terminal. */
import type { Progress } from '../formats/history/read-history.js';
import type { Output } from './io.js';
import { count } from './numbers.js';
import { type ProgressLine, progressLine } from './progress.js';

/** Checking the file takes about a third of the time that reading it does. */
const SURVEY_SHARE = 0.25;

/** @returns what to hand to a reading, and the line to clear when it is done */
export const historyProgress = (
  stream: Pick<Output, 'write' | 'isTTY'>,
): { readonly onProgress: (progress: Progress) => void; readonly line: ProgressLine } => {
  const line = progressLine(stream);
  return {
    line,
    onProgress: ({ phase, rows, ofRows, bytes, ofBytes }) => {
      const part = ofBytes === null || ofBytes === 0 ? null : Math.min(1, bytes / ofBytes);
      if (phase === 'survey') line.update('checking the file', part === null ? null : part * SURVEY_SHARE);
      else
        line.update(
          `${count(rows)} of ${ofRows === null ? '?' : count(ofRows)} rows`,
          part === null ? null : SURVEY_SHARE + part * (1 - SURVEY_SHARE),
        );
    },
  };
};
