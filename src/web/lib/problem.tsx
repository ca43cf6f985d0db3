/** What the server refused, in words: every place and every cause at once. */

import { type Problem, ProblemError } from '../../contract/errors.js';
import { ErrorState } from '../ui/states.js';
import { useTranslation } from './i18n/translation.js';

export const problemOf = (error: unknown): Problem | null => (error instanceof ProblemError ? error.problem : null);

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-/;

/** Where a problem belongs in a form: the path without its first part (`body`). */
export const placesOf = (error: unknown): ReadonlyMap<string, string> =>
  new Map((problemOf(error)?.places ?? []).map((place) => [place.path.slice(1).join('.'), place.text]));

export interface ProblemNoteProps {
  readonly error: unknown;
  readonly retry?: (() => void) | undefined;
}

export function ProblemNote({ error, retry }: ProblemNoteProps) {
  const { t } = useTranslation();
  if (!error) return null;
  const found = problemOf(error);
  const again = retry ? { label: t('common.retry'), action: retry } : undefined;
  if (!found) {
    return <ErrorState title={error instanceof TypeError ? t('problem.offline') : t('problem.internal')} retry={again} />;
  }
  const points = [
    ...found.causes.map((cause) => cause.text),
    ...found.places.map((place) => {
      const where =
        place.line === undefined
          ? place.path
              .slice(1)
              .filter((part) => !UUID.test(String(part)))
              .join('.')
          : t('problem.at', { line: place.line, column: place.column ?? 1 });
      return where ? `${where}: ${place.text}` : place.text;
    }),
  ];
  return (
    <ErrorState
      title={t(`problem.${found.code}`)}
      detail={found.detail}
      points={[...new Set(points)].filter((point) => point !== found.detail)}
      retry={again}
    />
  );
}
