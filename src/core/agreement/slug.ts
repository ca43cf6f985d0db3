/**
 * The id that follows from a name: letters and digits in lower case, divided by hyphens.
 *
 * Worked example: "Line of business" gives `line-of-business`, and so does "Line  of business!".
 */

/**
 * @param name as people write it
 * @returns empty when the name has neither letter nor digit
 * @example slug('Line of business') // 'line-of-business'
 */
export function slug(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

/** Ids longer than this are refused; what comes behind it keeps two of them apart. */
const LONGEST_SLUG = 100;

/**
 * An id for a new thing that nothing of its kind has yet.
 *
 * @param taken the ids of its kind
 * @param otherwise what to call it when the name has neither letter nor digit
 * @example freshId('Service desk', ['service-desk'], 'team') // 'service-desk-2'
 */
export function freshId(name: string, taken: Iterable<string>, otherwise: string): string {
  const known: ReadonlySet<string> = taken instanceof Set ? taken : new Set(taken);
  const base = slug(name).slice(0, LONGEST_SLUG).replace(/-$/, '') || otherwise;
  // Ids are keys of plain objects, where some names mean something already.
  const free = (id: string): boolean => !known.has(id) && !(id in {});
  if (free(base)) return base;
  for (let number = 2; ; number++) if (free(`${base}-${number}`)) return `${base}-${number}`;
}
