/** Colour and weight on a terminal; nothing but the text elsewhere. */

export interface Ink {
  readonly bold: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly good: (text: string) => string;
  readonly warn: (text: string) => string;
  readonly bad: (text: string) => string;
  /** The colour of the internal party, and of the providers in turn. */
  readonly party: (index: number) => (text: string) => string;
}

const sgr = (on: string) => (text: string) => (text === '' ? '' : `\u001b[${on}m${text}\u001b[0m`);
const plain = (text: string): string => text;

const PARTIES = ['38;5;30', '38;5;99', '38;5;172', '38;5;25'].map(sgr);

export const COLOURED: Ink = {
  bold: sgr('1'),
  faint: sgr('2'),
  good: sgr('32'),
  warn: sgr('33'),
  bad: sgr('31'),
  party: (index) => PARTIES[index % PARTIES.length]!,
};

export const PLAIN: Ink = { bold: plain, faint: plain, good: plain, warn: plain, bad: plain, party: () => plain };

/** Colours only for a terminal, and never where NO_COLOR is set. */
export const inkFor = (stream: { readonly isTTY?: boolean }, env: Readonly<Record<string, string | undefined>>): Ink =>
  stream.isTTY === true && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb' ? COLOURED : PLAIN;

const ESCAPES = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

/** How many columns a text takes, escapes not counted. */
export const widthOf = (text: string): number => Array.from(text.replace(ESCAPES, '')).length;

/** Cuts a text to a width. */
export const cut = (text: string, width: number): string => {
  const characters = Array.from(text);
  return characters.length > width ? `${characters.slice(0, Math.max(1, width - 1)).join('')}…` : text;
};
