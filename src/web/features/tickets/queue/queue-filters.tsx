/** Filters and order of the queue; each choice is a new address. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { PRIORITIES, TICKET_TYPES } from '../../../../core/agreement/agreement.js';
import { useHotkeys } from '../../../lib/hotkeys.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { useHere } from '../../../lib/session.js';
import styles from './queue.module.css';
import { narrowed, type QueueSearch, SORTS } from './queue-search.js';

export interface QueueFiltersProps {
  readonly search: QueueSearch;
  readonly onChange: (change: QueueSearch) => void;
  readonly count: string;
}

export function QueueFilters({ search, onChange, count }: QueueFiltersProps) {
  const { t } = useTranslation();
  const here = useHere();
  const field = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState(search.search ?? '');
  const send = useDebouncedCallback((text: string) => onChange({ search: text.trim() || undefined }), 250);
  useEffect(() => {
    if (document.activeElement !== field.current) setWords(search.search ?? '');
  }, [search.search]);
  useHotkeys({ '/': () => field.current?.focus() });

  const holder = search.team ? `team:${search.team}` : search.party ? `party:${search.party}` : '';
  const chooseHolder = (value: string) => {
    const [kind, id] = [value.slice(0, value.indexOf(':')), value.slice(value.indexOf(':') + 1)];
    onChange({ team: kind === 'team' ? id : undefined, party: kind === 'party' ? id : undefined });
  };
  return (
    <div className={styles.bar}>
      <TextInput
        ref={field}
        className={styles.search ?? ''}
        type="search"
        aria-label={t('tickets.search')}
        placeholder={t('tickets.search')}
        leftSection={<IconSearch size={14} aria-hidden="true" />}
        value={words}
        onChange={(event) => {
          setWords(event.currentTarget.value);
          send(event.currentTarget.value);
        }}
      />
      {search.due ? (
        <Button
          className={styles.due ?? ''}
          rightSection={<IconX size={14} aria-hidden="true" />}
          onClick={() => onChange({ due: undefined })}
        >
          {t(`tickets.due.${search.due}`)}
          <span className="visually-hidden">, {t('tickets.leaveDue')}</span>
        </Button>
      ) : null}
      <div className={styles.selects}>
        <NativeSelect aria-label={t('tickets.team')} value={holder} onChange={(event) => chooseHolder(event.currentTarget.value)}>
          <option value="">{t('tickets.anyTeam')}</option>
          {here.partnership.parties.map((party) => (
            <optgroup key={party.id} label={party.name}>
              <option value={`party:${party.id}`}>{party.name}</option>
              {here.partnership.teams
                .filter((team) => team.party === party.id)
                .map((team) => (
                  <option key={team.id} value={`team:${team.id}`}>
                    {team.name}
                  </option>
                ))}
            </optgroup>
          ))}
        </NativeSelect>
        <NativeSelect
          aria-label={t('tickets.priority')}
          value={search.priority ?? ''}
          onChange={(event) => onChange({ priority: PRIORITIES.find((one) => one === event.currentTarget.value) })}
          data={[{ value: '', label: t('tickets.anyPriority') }, ...PRIORITIES]}
        />
        <NativeSelect
          aria-label={t('tickets.type')}
          value={search.type ?? ''}
          onChange={(event) => onChange({ type: TICKET_TYPES.find((one) => one === event.currentTarget.value) })}
          data={[
            { value: '', label: t('tickets.anyType') },
            ...TICKET_TYPES.map((type) => ({ value: type, label: t(`words.type.${type}`) })),
          ]}
        />
        <NativeSelect
          aria-label={t('tickets.sort')}
          value={search.sort ?? 'due'}
          onChange={(event) => onChange({ sort: SORTS.find((one) => one === event.currentTarget.value) })}
          data={SORTS.map((sort) => ({ value: sort, label: t(`tickets.sortBy.${sort}`) }))}
        />
        {narrowed(search) ? (
          <Button
            variant="subtle"
            leftSection={<IconX size={14} />}
            onClick={() =>
              onChange({
                priority: undefined,
                type: undefined,
                party: undefined,
                team: undefined,
                category: undefined,
                system: undefined,
                due: undefined,
                search: undefined,
              })
            }
          >
            {t('tickets.clear')}
          </Button>
        ) : null}
      </div>
      <span className={styles.count} aria-live="polite">
        {count}
      </span>
    </div>
  );
}
