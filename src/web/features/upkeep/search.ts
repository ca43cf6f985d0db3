/** What the address of the upkeep page says. */
import { MOVE_OUTCOMES } from '../../../contract/upkeep.js';
import { oneOf, type Raw, text } from '../../lib/search.js';

export interface UpkeepSearch {
  /** The move whose outcome is shown. */
  readonly move?: string | undefined;
  /** Only the tickets that moved, or that stay. */
  readonly outcome?: (typeof MOVE_OUTCOMES)[number] | undefined;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Anything odd is left out. */
export function upkeepSearch(raw: Raw): UpkeepSearch {
  const move = text(raw.move);
  const known = move !== undefined && UUID.test(move);
  return { move: known ? move : undefined, outcome: known ? oneOf(raw.outcome, MOVE_OUTCOMES) : undefined };
}
