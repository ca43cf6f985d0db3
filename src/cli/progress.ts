/** One line on standard error that tells how far long work has come; silent where nobody watches. */

import type { Output } from './io.js';

export interface ProgressLine {
  /** @param share 0 to 1, or null when it is not known */
  update(text: string, share: number | null): void;
  /** Takes the line away. */
  clear(): void;
}

const EVERY_MS = 100;
const BAR = 20;

export const progressLine = (stream: Pick<Output, 'write' | 'isTTY'>, now: () => number = Date.now): ProgressLine => {
  if (stream.isTTY !== true) return { update: () => {}, clear: () => {} };
  let last = Number.NEGATIVE_INFINITY;
  let shown = false;
  return {
    update: (text, share) => {
      const at = now();
      if (at - last < EVERY_MS) return;
      last = at;
      shown = true;
      const done = share === null ? null : Math.min(BAR, Math.round(share * BAR));
      const bar = done === null ? '' : `${'█'.repeat(done)}${'░'.repeat(BAR - done)} ${String(Math.floor(share! * 100)).padStart(3)} %  `;
      stream.write(`\r\u001b[K${bar}${text}`);
    },
    clear: () => {
      if (shown) stream.write('\r\u001b[K');
      shown = false;
    },
  };
};
