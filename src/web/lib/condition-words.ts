/** The condition of an exception in words. */
import type { TFunction } from 'i18next';
import type { Condition } from '../../core/agreement/agreement.js';
import type { Names } from './agreement-names.js';

export function conditionWords(when: Condition, names: Names, t: TFunction): string {
  const or = (list: readonly string[] | null | undefined) => (list && list.length > 0 ? [list.join(' / ')] : []);
  const named = (list: readonly (string | null)[] | null, name: (id: string) => string) =>
    list?.map((id) => (id === null ? t('words.none') : name(id))) ?? null;
  return [
    ...or(when.categories?.map(names.categoryPath)),
    ...or(when.types?.map((type) => t(`words.type.${type}`))),
    ...or(when.tiers?.map((tier) => t('words.tier', { tier }))),
    ...or(when.priorities),
    ...or(when.windows?.map(names.window)),
    ...or(named(when.systems, (id) => `${t('agreement.systems')} ${names.system(id)}`)),
    ...or(named(when.sites, (id) => `${t('agreement.sites')} ${names.site(id)}`)),
    ...Object.values(when.attributes).flatMap((values) => or(values.map((value) => value ?? t('words.none')))),
  ].join(', ');
}
