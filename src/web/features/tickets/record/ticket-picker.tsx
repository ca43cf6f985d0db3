/** Chooses another ticket of the partnership by its number or words of its subject. */
import { Select } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listTickets } from '../../../../contract/queue.js';
import { queryOf } from '../../../lib/api.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { useHere } from '../../../lib/session.js';

export interface TicketPickerProps {
  /** Not offered. */
  readonly except: string;
  readonly value: string | null;
  readonly onChange: (ticket: string | null) => void;
}

export function TicketPicker({ except, value, onChange }: TicketPickerProps) {
  const { t } = useTranslation();
  const here = useHere();
  const [typed, setTyped] = useState('');
  const words = typed
    .replace(/^#(\d+).*$/, '$1')
    .trim()
    .slice(0, 100);
  const found = useQuery({
    ...queryOf(listTickets, {
      params: { partnership: here.id },
      query: { status: words ? 'all' : 'active', sort: 'updated', limit: 10, ...(words ? { search: words } : {}) },
    }),
    placeholderData: keepPreviousData,
  });
  const options = (found.data?.items ?? [])
    .filter((row) => row.id !== except)
    .map((row) => ({ value: row.id, label: `#${row.number} ${row.subject}` }));
  return (
    <Select
      label={t('record.other')}
      description={t('record.otherHint')}
      data-autofocus
      searchable
      data={options}
      // The server has looked already, and it finds by more than the label.
      filter={({ options: all }) => all}
      nothingFoundMessage={found.isFetching ? t('common.loading') : t('record.nothingFound')}
      value={value}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={onChange}
    />
  );
}
