/** Filters of the queue; each choice is a new address. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { PRIORITIES, TICKET_TYPES } from '../../../../core/agreement/agreement.js';
import { useHotkeys } from '../../../lib/hotkeys.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { usePeople } from '../../../lib/people.js';
import { useHere } from '../../../lib/session.js';
import { ColumnMenu } from './column-menu.js';
import { known } from './known.js';
import { MoreFilters } from './more-filters.js';
import styles from './queue.module.css';
import { GROUPS, narrowed, type QueueSearch, STATUSES } from './queue-search.js';

export interface QueueFiltersProps {
  readonly search: QueueSearch;
  readonly onChange: (change: QueueSearch) => void;
  readonly count: string;
  /** Over all partnerships: only what means the same in each. */
  readonly across: boolean;
}

const NOTHING: QueueSearch = {
  priority: undefined,
  type: undefined,
  tier: undefined,
  party: undefined,
  team: undefined,
  category: undefined,
  system: undefined,
  site: undefined,
  tag: undefined,
  requester: undefined,
  assignee: undefined,
  due: undefined,
  breached: undefined,
  search: undefined,
};
const ACROSS_GROUPS = ['status', 'priority'] as const;

export function QueueFilters({ search, onChange, count, across }: QueueFiltersProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState(search.search ?? '');
  const [more, setMore] = useState(false);
  const send = useDebouncedCallback((text: string) => onChange({ search: text.trim() || undefined }), 250);
  useEffect(() => {
    if (document.activeElement !== field.current) setWords(search.search ?? '');
  }, [search.search]);
  useHotkeys({ '/': () => field.current?.focus() });
  // What narrows the list is always in sight.
  const chosen = [search.tier, search.category, search.system, search.site, search.tag, search.breached].filter(
    (one) => one !== undefined,
  ).length;
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
      {search.requester && !across ? <RequesterFilter requester={search.requester} onChange={onChange} /> : null}
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
        {across ? null : <HolderFilter search={search} onChange={onChange} />}
        <NativeSelect
          aria-label={t('tickets.column.status')}
          value={search.status ?? 'active'}
          onChange={(event) => {
            const status = STATUSES.find((one) => one === event.currentTarget.value);
            onChange({ status: status === 'active' ? undefined : status });
          }}
          data={STATUSES.map((status) => ({
            value: status,
            label: status === 'active' || status === 'all' ? t(`queue.status.${status}`) : t(`words.status.${status}`),
          }))}
        />
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
        <AssigneeFilter search={search} onChange={onChange} across={across} />
        <NativeSelect
          aria-label={t('queue.groupBy')}
          value={search.group ?? ''}
          onChange={(event) => onChange({ group: GROUPS.find((one) => one === event.currentTarget.value) })}
          data={[
            { value: '', label: t('queue.noGroups') },
            ...(across ? ACROSS_GROUPS : GROUPS).map((group) => ({ value: group, label: t(`queue.group.${group}`) })),
          ]}
        />
        <Button aria-expanded={more || chosen > 0} onClick={() => setMore(!more)}>
          {t('queue.moreFilters')}
        </Button>
        <ColumnMenu text={search.columns} across={across} onChange={(columns) => onChange({ columns })} />
        {narrowed(search) ? (
          <Button variant="subtle" leftSection={<IconX size={14} />} onClick={() => onChange(NOTHING)}>
            {t('tickets.clear')}
          </Button>
        ) : null}
      </div>
      {more || chosen > 0 ? <MoreFilters search={search} onChange={onChange} across={across} /> : null}
      <span className={styles.count} aria-live="polite">
        {count}
      </span>
    </div>
  );
}

type PartProps = Pick<QueueFiltersProps, 'search' | 'onChange'>;

/** Chosen elsewhere, on the page of a person: here it is named and taken away. */
function RequesterFilter({ requester, onChange }: { readonly requester: string; readonly onChange: (change: QueueSearch) => void }) {
  const { t } = useTranslation();
  const { name } = usePeople(useHere().id);
  return (
    <Button
      className={styles.due ?? ''}
      rightSection={<IconX size={14} aria-hidden="true" />}
      onClick={() => onChange({ requester: undefined })}
    >
      {t('queue.askedBy', { name: name(requester) ?? t('queue.formerMember') })}
      <span className="visually-hidden">, {t('tickets.leaveDue')}</span>
    </Button>
  );
}

function HolderFilter({ search, onChange }: PartProps) {
  const { t } = useTranslation();
  const here = useHere();
  const holder = search.team ? `team:${search.team}` : search.party ? `party:${search.party}` : '';
  // A team that is gone still narrows the list: that is said, not hidden behind "any".
  const isKnown =
    holder === '' ||
    here.partnership.teams.some((one) => one.id === search.team) ||
    here.partnership.parties.some((one) => one.id === search.party);
  const choose = (value: string) => {
    const [kind, id] = [value.slice(0, value.indexOf(':')), value.slice(value.indexOf(':') + 1)];
    onChange({ team: kind === 'team' ? id : undefined, party: kind === 'party' ? id : undefined });
  };
  return (
    <NativeSelect aria-label={t('tickets.team')} value={holder} onChange={(event) => choose(event.currentTarget.value)}>
      <option value="">{t('tickets.anyTeam')}</option>
      {isKnown ? null : <option value={holder}>{search.team ?? search.party}</option>}
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
  );
}

function AssigneeFilter({ search, onChange, across }: Omit<QueueFiltersProps, 'count'>) {
  const { t } = useTranslation();
  const here = useHere();
  const { members } = usePeople(here.id);
  const people = across ? [] : members.filter((one) => one.party !== null);
  return (
    <NativeSelect
      aria-label={t('tickets.column.assignee')}
      value={search.assignee ?? ''}
      onChange={(event) => onChange({ assignee: event.currentTarget.value || undefined })}
      data={known(
        [
          { value: '', label: t('queue.anyAssignee') },
          { value: 'me', label: t('queue.mine') },
          { value: 'nobody', label: t('queue.unassigned') },
          ...people.map((one) => ({ value: one.person, label: one.name })),
        ],
        search.assignee,
        t('queue.formerMember'),
      )}
    />
  );
}
