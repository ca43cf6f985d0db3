/** A rota as it is typed. */
import type { OnCallRota } from '../../../../core/agreement/agreement.js';
import { parseDate } from '../../../../core/calendar/civil-date.js';

export const LONGEST_TURN = 366;
const MOST_PEOPLE = 100;

/** People divided by commas or lines, in their order. */
export const peopleOf = (text: string): readonly string[] =>
  text
    .split(/[,;\n]/)
    .map((one) => one.trim())
    .filter(Boolean);

export type RotaTrouble = 'nobody' | 'many' | 'turn' | 'from';

/** What is wrong with a rota first; null when it can be kept. */
export function rotaTrouble({ people, turnDays, from }: OnCallRota): RotaTrouble | null {
  if (people.length === 0) return 'nobody';
  if (people.length > MOST_PEOPLE) return 'many';
  if (!Number.isInteger(turnDays) || turnDays < 1 || turnDays > LONGEST_TURN) return 'turn';
  return parseDate(from) === null || from < '1900-01-01' || from > '2199-12-31' ? 'from' : null;
}
