/** What is wrong with an entry or a row, in the reader's language; what has no words of its own says its plain text. */
import type { TFunction } from 'i18next';
import type { importEntries } from '../../../contract/registers.js';
import type { AnswerOf } from '../../../contract/route.js';
import { problemOf } from '../../lib/problem.js';

interface Wording {
  readonly code?: string | undefined;
  readonly params?: Readonly<Record<string, string | number>> | undefined;
  readonly text: string;
}

export function problemText(t: TFunction, { code, params = {}, text }: Wording): string {
  if (code === undefined) return text;
  const words: string = t(`registers.problem.${code}` as 'registers.problem.taken', { name: '', ...params, defaultValue: text });
  return params.near ? `${words} ${t('registers.problemNear', { near: String(params.near) })}` : words;
}

/** What is wrong, by the field of the form: `name`, or `values.` and a field. */
export const placesIn = (t: TFunction, error: unknown): ReadonlyMap<string, string> =>
  new Map((problemOf(error)?.places ?? []).map((place) => [place.path.slice(1).join('.'), problemText(t, place)]));

type BadRow = AnswerOf<typeof importEntries>['bad'][number];

/** A row of a receipt: each problem with the column it is in, as the file names it. */
export const rowText = (t: TFunction, row: BadRow): string =>
  row.problems.map((one) => (one.field === null ? problemText(t, one) : `${one.field}: ${problemText(t, one)}`)).join(' ') || row.text;
