/** Values of a register as they are shown in a cell and typed in a form. */
import type { listEntries } from '../../../contract/registers.js';
import type { AnswerOf } from '../../../contract/route.js';
import type { FieldValue } from '../../../core/registers/register.js';

export type Entry = AnswerOf<typeof listEntries>['items'][number];

/** As it is typed: lists have their parts apart by semicolons, yes and no are words. */
export const typedText = (value: FieldValue | undefined): string =>
  value === null || value === undefined
    ? ''
    : Array.isArray(value)
      ? value.join('; ')
      : value === true
        ? 'yes'
        : value === false
          ? 'no'
          : String(value);

/** The parts of a list as it is typed. */
export const partsOf = (typed: string): string[] =>
  typed
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** What the form holds, without fields that are empty. */
export const filled = (typed: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(typed).filter(([, text]) => text.trim() !== ''));
