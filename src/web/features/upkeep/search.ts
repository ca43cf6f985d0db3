/** What the address of the upkeep page says. */
import { MOVE_OUTCOMES } from '../../../contract/upkeep.js';
import { oneOf, type Raw, text } from '../../lib/search.js';

export const OUTCOMES = ['all', ...MOVE_OUTCOMES] as const;

export interface UpkeepSearch {
  /** The move whose outcome is shown. */
  readonly move?: string | undefined;
  /** Which tickets of it; undefined: those that stay, where there are any. */
  readonly outcome?: (typeof OUTCOMES)[number] | undefined;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Anything odd is left out. */
export function upkeepSearch(raw: Raw): UpkeepSearch {
  const move = text(raw.move);
  const known = move !== undefined && UUID.test(move);
  return { move: known ? move : undefined, outcome: known ? oneOf(raw.outcome, OUTCOMES) : undefined };
}
