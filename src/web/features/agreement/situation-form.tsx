import { NativeSelect, Select, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { type Agreement, PRIORITIES, TICKET_TYPES, TIERS } from '../../../core/agreement/agreement.js';
import type { Names } from '../../lib/agreement-names.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import type { SituationSearch } from './search.js';
import styles from './situation.module.css';

export interface SituationFormProps {
  readonly agreement: Agreement;
  readonly names: Names;
  readonly search: SituationSearch;
  /** The moment shown when none is chosen. */
  readonly now: string;
  readonly onChange: (change: SituationSearch) => void;
}

export function SituationForm({ agreement, names, search, now, onChange }: SituationFormProps) {
  const { t } = useTranslation();
  const categories = useMemo(
    () => agreement.categories.map((one) => ({ value: one.id, label: names.categoryPath(one.id) })),
    [agreement, names],
  );
  const optional = (list: readonly { readonly id: string; readonly name: string }[]) => [
    { value: '', label: t('tickets.create.noSystem') },
    ...list.map((one) => ({ value: one.id, label: one.name })),
  ];
  return (
    <form className={styles.form} onSubmit={(event) => event.preventDefault()}>
      <Select
        label={t('agreement.situation.category')}
        placeholder={t('agreement.situation.choose')}
        data={categories}
        searchable
        limit={80}
        maxDropdownHeight={320}
        value={search.category ?? null}
        onChange={(category) => onChange({ category: category ?? undefined })}
      />
      <NativeSelect
        label={t('agreement.situation.type')}
        value={search.type ?? 'incident'}
        data={TICKET_TYPES.map((type) => ({ value: type, label: t(`words.type.${type}`) }))}
        onChange={(event) => onChange({ type: TICKET_TYPES.find((one) => one === event.currentTarget.value) })}
      />
      <div className={styles.pair}>
        <NativeSelect
          label={t('agreement.situation.priority')}
          value={search.priority ?? 'P3'}
          data={[...PRIORITIES]}
          onChange={(event) => onChange({ priority: PRIORITIES.find((one) => one === event.currentTarget.value) })}
        />
        <NativeSelect
          label={t('agreement.situation.tier')}
          value={String(search.tier ?? 1)}
          data={TIERS.map(String)}
          onChange={(event) => onChange({ tier: Number(event.currentTarget.value) })}
        />
      </div>
      <NativeSelect
        label={t('agreement.situation.system')}
        value={search.system ?? ''}
        data={optional(agreement.systems)}
        onChange={(event) => onChange({ system: event.currentTarget.value || undefined })}
      />
      <NativeSelect
        label={t('agreement.situation.site')}
        value={search.site ?? ''}
        data={optional(agreement.sites)}
        onChange={(event) => onChange({ site: event.currentTarget.value || undefined })}
      />
      <TextInput
        type="datetime-local"
        label={t('agreement.situation.at')}
        description={t('agreement.situation.atHint', { zone: agreement.windows.zone })}
        value={search.at ?? now}
        onChange={(event) => onChange({ at: event.currentTarget.value || undefined })}
      />
    </form>
  );
}
