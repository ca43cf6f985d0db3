/**
 * Names for prepared statements. A text seen twice gets a name; a long text, or one with many
 * parameters (lists of varying length), stays unnamed, so that the number of plans kept by each
 * connection is bounded.
 */
const MAX_NAMES = 500;
const MAX_TEXT = 8_000;
const MAX_PARAMETERS = 64;

const names = new Map<string, string | null>();
let named = 0;

export function statementName(text: string, parameters: number): string | null {
  const known = names.get(text);
  if (known !== undefined && known !== null) return known;
  if (text.length > MAX_TEXT || parameters > MAX_PARAMETERS || named >= MAX_NAMES) return null;
  if (known === undefined) {
    // Texts seen once are forgotten together when there are many of them.
    if (names.size > MAX_NAMES * 4) for (const [key, value] of names) if (value === null) names.delete(key);
    names.set(text, null);
    return null;
  }
  const name = `t${named++}`;
  names.set(text, name);
  return name;
}
