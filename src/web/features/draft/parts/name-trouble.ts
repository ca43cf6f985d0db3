/** What keeps a name from being taken. */
export type NameTrouble = 'empty' | 'long' | 'odd' | 'taken';

const LONGEST = 300;

const folded = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/**
 * @param others the names that things beside it have already; people could not tell two alike apart
 * @returns null when it can be taken
 */
export function nameTrouble(name: string, others: readonly string[]): NameTrouble | null {
  if (name.trim() === '') return 'empty';
  if (name.trim().length > LONGEST) return 'long';
  if (/\p{Cc}/u.test(name)) return 'odd';
  return others.some((other) => folded(other) === folded(name)) ? 'taken' : null;
}
