/** Filters that are wanted less often. */
import { NativeSelect, TextInput } from '@mantine/core';
import { IconTag } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { listTags } from '../../../../contract/ticket-record.js';
import { useAgreement } from '../../../lib/agreement.js';
import { queryOf } from '../../../lib/api.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { useHere } from '../../../lib/session.js';
import { known } from './known.js';
import styles from './queue.module.css';
import { type QueueSearch, SECTION_SORTS, SORTS } from './queue-search.js';

export interface MoreFiltersProps {
  readonly search: QueueSearch;
  readonly onChange: (change: QueueSearch) => void;
  readonly across: boolean;
}

const ALL_SORTS = [...SORTS, ...SECTION_SORTS] as const;
const ACROSS_SORTS = [...SORTS, 'priority', 'status'] as const;

export function MoreFilters({ search, onChange, across }: MoreFiltersProps) {
  const { t } = useTranslation();
  const here = useHere();
  const { agreement, names } = useAgreement(here.id);
  const sorts = across ? ACROSS_SORTS : ALL_SORTS;
  const nameOf = (sort: (typeof ALL_SORTS)[number]) => {
    const own = SORTS.find((one) => one === sort);
    return own ? t(`tickets.sortBy.${own}`) : t(`queue.group.${sort as 'status'}`);
  };
  const any = (label: string) => [{ value: '', label }];
  return (
    <div className={styles.selects}>
      <NativeSelect
        aria-label={t('tickets.column.tier')}
        value={search.tier ?? ''}
        onChange={(event) => onChange({ tier: ([1, 2, 3] as const).find((one) => String(one) === event.currentTarget.value) })}
        data={[...any(t('queue.anyTier')), ...[1, 2, 3].map((tier) => ({ value: String(tier), label: t('words.tier', { tier }) }))]}
      />
      {across ? null : (
        <>
          <NativeSelect
            aria-label={t('tickets.category')}
            value={search.category ?? ''}
            onChange={(event) => onChange({ category: event.currentTarget.value || undefined })}
            data={known(
              [
                ...any(t('queue.anyCategory')),
                ...(agreement?.categories ?? []).map(({ id }) => ({ value: id, label: names.categoryPath(id) })),
              ],
              search.category,
            )}
          />
          <NativeSelect
            aria-label={t('tickets.column.system')}
            value={search.system ?? ''}
            onChange={(event) => onChange({ system: event.currentTarget.value || undefined })}
            data={known(
              [...any(t('queue.anySystem')), ...(agreement?.systems ?? []).map(({ id, name }) => ({ value: id, label: name }))],
              search.system,
            )}
          />
          <NativeSelect
            aria-label={t('tickets.column.site')}
            value={search.site ?? ''}
            onChange={(event) => onChange({ site: event.currentTarget.value || undefined })}
            data={known(
              [...any(t('queue.anySite')), ...(agreement?.sites ?? []).map(({ id, name }) => ({ value: id, label: name }))],
              search.site,
            )}
          />
        </>
      )}
      <TagFilter search={search} onChange={onChange} across={across} />
      <NativeSelect
        aria-label={t('tickets.sort')}
        value={search.sort ?? 'due'}
        onChange={(event) => {
          const sort = sorts.find((one) => one === event.currentTarget.value);
          onChange({ sort: sort === 'due' ? undefined : sort, direction: undefined });
        }}
        data={sorts.map((sort) => ({ value: sort, label: nameOf(sort) }))}
      />
      <NativeSelect
        aria-label={t('queue.breached')}
        value={search.breached ? 'true' : ''}
        onChange={(event) => onChange({ breached: event.currentTarget.value ? true : undefined })}
        data={[...any(t('queue.anyClock')), { value: 'true', label: t('queue.breached') }]}
      />
    </div>
  );
}

/** One tag, as people write it; those in use are offered, where there is one partnership to ask for them. */
function TagFilter({ search, onChange, across }: MoreFiltersProps) {
  const { t } = useTranslation();
  const here = useHere();
  const list = useId();
  const [words, setWords] = useState(search.tag ?? '');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (document.activeElement !== field.current) setWords(search.tag ?? '');
  }, [search.tag]);
  const offered = useQuery({
    ...queryOf(listTags, { params: { partnership: here.id }, query: { prefix: words.trim().slice(0, 40) } }),
    enabled: !across && here.membership.party !== null,
    placeholderData: (before) => before,
  });
  // Tags are for the IT teams.
  if (!across && here.membership.party === null) return null;
  const tags = offered.data?.items ?? [];
  const choose = (text: string) => {
    const tag = text.trim().toLowerCase() || undefined;
    if (tag !== search.tag) onChange({ tag });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        choose(words);
      }}
    >
      <TextInput
        ref={field}
        type="search"
        aria-label={t('queue.tag')}
        leftSection={<IconTag size={14} aria-hidden="true" />}
        placeholder={t('queue.anyTag')}
        maxLength={40}
        list={list}
        value={words}
        onChange={({ currentTarget: { value } }) => {
          setWords(value);
          // Taken from the offer, or emptied: no key is needed.
          if (value === '' || tags.includes(value)) choose(value);
        }}
        onBlur={() => choose(words)}
      />
      <datalist id={list}>
        {tags.map((tag) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
    </form>
  );
}
