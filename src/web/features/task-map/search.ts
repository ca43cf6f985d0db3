/** What the address of the task map holds. */
import { oneOf, type Raw, text } from '../../lib/search.js';

export const SHOWN = ['undecided', 'other'] as const;

export interface TaskMapSearch {
  /** Words in a title, a category or what it is. */
  readonly find?: string | undefined;
  /** `undecided`, or `other`: decided otherwise than suggested. Without it every task. */
  readonly show?: (typeof SHOWN)[number] | undefined;
}
export const taskMapSearch = (raw: Raw): TaskMapSearch => ({ find: text(raw.find), show: oneOf(raw.show, SHOWN) });
