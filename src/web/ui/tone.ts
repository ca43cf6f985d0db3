/** The colour family of a side. The same family means the same side on every page; it never stands alone, a name goes along. */
export type Tone = 'internal' | 'provider-1' | 'provider-2' | 'provider-3' | 'none';

export const toneSolid = (tone: Tone): string => `var(--party-${tone}-solid)`;
