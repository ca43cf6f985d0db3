/** What the address of a comparison holds. */
import { type Raw, text } from '../../lib/search.js';

export interface CompareSearch {
  /** The version that it begins from; without it the one in force. */
  readonly from?: string | undefined;
  /** The version that it is compared with. */
  readonly to?: string | undefined;
}
export const compareSearch = (raw: Raw): CompareSearch => ({ from: text(raw.from), to: text(raw.to) });
export const draftCompareSearch = (raw: Raw): Pick<CompareSearch, 'from'> => ({ from: text(raw.from) });
