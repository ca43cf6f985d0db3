/** Hours as people type them, with a point or a comma. */

/** @returns hours from 0 to 10,000, to two decimals; null where nothing is meant: the usual hours; undefined where it is no number. */
export function hoursOf(typed: string): number | null | undefined {
  const text = typed.trim().replace(',', '.');
  if (text === '') return null;
  if (!/^(\d+\.?\d*|\.\d+)$/.test(text)) return undefined;
  const hours = Math.round(Number(text) * 100) / 100;
  return hours <= 10_000 ? hours : undefined;
}

/** As it is typed in a language, without grouping, so that it can be read back. */
export const hoursText = (hours: number, language: string): string =>
  new Intl.NumberFormat(language, { maximumFractionDigits: 2, useGrouping: false }).format(hours);

/** To a tenth of an hour, as sums are shown. */
export const tenths = (hours: number): number => Math.round(hours * 10) / 10;
