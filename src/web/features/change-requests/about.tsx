/** What a request is about, in the words of the agreement in force; nothing for the agreement as a whole. */
import type { TFunction } from 'i18next';
import type { z } from 'zod';
import type { draftPlace } from '../../../contract/draft-discussion.js';
import type { Agreement } from '../../../core/agreement/agreement.js';
import { useAgreement } from '../../lib/agreement.js';
import { type Names, namesOf } from '../../lib/agreement-names.js';
import { conditionWords } from '../../lib/condition-words.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { useHere } from '../../lib/session.js';
import styles from './requests.module.css';

export type About = z.infer<typeof draftPlace>;

export function AboutNote({ about }: { readonly about: About }) {
  const { t } = useTranslation();
  const here = useHere();
  const { agreement, names } = useAgreement(here.id);
  const words = aboutWords(about, agreement, names, t);
  return words === null ? null : <p className={styles.facts}>{t('requests.about', { what: words })}</p>;
}

/** Null for the whole of it. What the agreement does not have any more is named by its id. */
export function aboutWords(about: About, agreement: Agreement | undefined, names: Names = namesOf(agreement), t: TFunction): string | null {
  if (about.kind === 'draft') return null;
  if (about.kind === 'cell')
    return [names.categoryPath(about.category), names.window(about.window), t('words.tier', { tier: about.tier })].join(', ');
  const { list, id } = about;
  if (list === 'categories') return names.categoryPath(id);
  if (list === 'rules') {
    const rule = agreement?.rules.find((one) => one.id === id);
    return rule ? t('requests.row', { id, where: names.categoryPath(rule.category) }) : agreement ? t('requests.rowGone', { id }) : id;
  }
  if (list === 'exceptions') {
    const rule = agreement?.exceptions.find((one) => one.id === id);
    if (rule === undefined) return agreement ? t('requests.exceptionGone', { id }) : id;
    return t('requests.exception', { id, where: conditionWords(rule.when, names, t) || t('words.any') });
  }
  const things = agreement?.[list as keyof Agreement];
  const found = Array.isArray(things) ? (things as readonly { id?: string; name?: string }[]).find((one) => one.id === id) : undefined;
  return found?.name ?? id;
}
