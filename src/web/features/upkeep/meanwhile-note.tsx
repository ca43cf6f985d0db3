/** Why a review could not be stored; that the other lead was faster is said in plain words. */
import { useTranslation } from '../../lib/i18n/translation.js';
import { ProblemNote, problemOf } from '../../lib/problem.js';
import { ErrorState } from '../../ui/states.js';

export function MeanwhileNote({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  return problemOf(error)?.code === 'conflict' ? <ErrorState title={t('upkeep.review.meanwhile')} /> : <ProblemNote error={error} />;
}
