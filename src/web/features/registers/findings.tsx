/** What is wrong on the register that is shown, each with what to do about it. */
import { useQuery } from '@tanstack/react-query';
import { getRegisterFindings } from '../../../contract/registers.js';
import type { RegisterKind } from '../../../core/registers/register.js';
import { queryOf } from '../../lib/api.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { ProblemNote } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { useFirstFew } from '../../ui/first-few.js';
import { findingText, registerOf } from './finding-words.js';
import styles from './registers.module.css';

const FEW = 5;

export function RegisterFindings({ kind }: { readonly kind: RegisterKind }) {
  const { t } = useTranslation();
  const here = useHere();
  const query = useQuery(queryOf(getRegisterFindings, { params: { partnership: here.id } }));
  const texts = (query.data?.items ?? []).filter((finding) => registerOf(finding) === kind).map((finding) => findingText(t, finding));
  const { shown, more } = useFirstFew(texts, FEW, t('registers.allFindings', { count: texts.length }));
  if (query.isError) return <ProblemNote error={query.error} retry={() => void query.refetch()} />;
  if (texts.length === 0) return null;
  return (
    <div className={styles.findings}>
      <ul aria-label={t('registers.findings')}>
        {shown.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {more}
    </div>
  );
}
