/** What a move changes, and why a ticket stays, in the viewer's language. */
import type { TFunction } from 'i18next';
import type { z } from 'zod';
import type { cause } from '../../../contract/shapes.js';
import type { movePreview } from '../../../contract/upkeep.js';
import type { Format } from '../../lib/make-format.js';

export type MovePreview = z.infer<typeof movePreview>;

/** A cause that has no words here is said as the server says it. */
export function obstacleWords({ code, ref, text }: z.infer<typeof cause>, t: TFunction, teamName: (team: string) => string): string {
  if (ref !== null && code === 'move.unknown-value') return t('upkeep.moves.unknownValue', { value: ref });
  if (ref !== null && code === 'move.team-gone') return t('upkeep.moves.teamGone', { team: teamName(ref) });
  return text;
}

export function clockWords(
  { kind, before, after }: MovePreview['clocks'][number],
  t: TFunction,
  format: Pick<Format, 'moment'>,
  now: number,
): string {
  const name = t(`words.clock.${kind}`);
  if (before === after) return t('upkeep.moves.clockTarget', { kind: name });
  if (before === null) return t('upkeep.moves.clockBegins', { kind: name, after: format.moment(after!, now) });
  if (after === null) return t('upkeep.moves.clockEnds', { kind: name });
  return t('upkeep.moves.clock', { kind: name, before: format.moment(before, now), after: format.moment(after, now) });
}

export interface MoveFigures {
  readonly movable: number;
  readonly staying: number;
  readonly clocks: number;
  readonly named: number;
  readonly otherParty: number;
}

/** How many tickets of a preview move, stay, and change in which way. */
export function figuresOf(items: readonly MovePreview[]): MoveFigures {
  const movable = items.filter((item) => item.obstacle === null);
  return {
    movable: movable.length,
    staying: items.length - movable.length,
    clocks: movable.filter((item) => item.clocks.length > 0).length,
    named: movable.filter((item) => item.named !== null).length,
    otherParty: movable.filter((item) => item.named !== null && item.otherParty).length,
  };
}

/** What stays first, then what the version gives to another party, to another team, and what only its clocks tell; each as before. */
export function byChange(items: readonly MovePreview[]): readonly MovePreview[] {
  const rank = ({ obstacle, named, otherParty, clocks }: MovePreview): number =>
    obstacle !== null ? 0 : named !== null ? (otherParty ? 1 : 2) : clocks.length > 0 ? 3 : 4;
  return [...items].sort((a, b) => rank(a) - rank(b));
}
