/** What the address of the upkeep page says. */
import { type Raw, text } from '../../lib/search.js';

export interface UpkeepSearch {
  /** The move whose outcome is shown. */
  readonly move?: string | undefined;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Anything odd is left out. */
export function upkeepSearch(raw: Raw): UpkeepSearch {
  const move = text(raw.move);
  return { move: move !== undefined && UUID.test(move) ? move : undefined };
}
