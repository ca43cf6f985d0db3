import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { urlOf } from '../../contract/client.js';
import { exportEntries, listEntries } from '../../contract/registers.js';
import { REGISTER_FIELDS, REGISTER_KINDS, type RegisterField } from '../../core/registers/register.js';
import { EntryDialog } from '../features/registers/entry-dialog.js';
import { type Entry, typedText } from '../features/registers/field-text.js';
import { RegisterFindings } from '../features/registers/findings.js';
import { ImportDialog } from '../features/registers/import-dialog.js';
import styles from '../features/registers/registers.module.css';
import { choiceText, fieldLabel } from '../features/registers/words.js';
import { call } from '../lib/api.js';
import { useTranslation } from '../lib/i18n/translation.js';
import { Head } from '../lib/page.js';
import { ProblemNote } from '../lib/problem.js';
import { useHere } from '../lib/session.js';
import { paths } from '../paths.js';
import { PartyChip } from '../ui/party-chip.js';
import { EmptyState, SkeletonRows } from '../ui/states.js';
import { DataTable } from '../ui/table.js';
import { PlanTabs } from './plan-tabs.js';

const route = getRouteApi(paths.registers);

export function RegistersPage() {
  const { t } = useTranslation();
  const here = useHere();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const kind = search.register ?? 'systems';
  const [dialog, setDialog] = useState<'import' | { readonly entry: Entry | null } | null>(null);
  const [words, setWords] = useState(search.find ?? '');
  const find = useDebouncedCallback(
    (text: string) => void navigate({ search: (now) => ({ ...now, find: text.trim() || undefined }), replace: true }),
    250,
  );
  const params = { partnership: here.id, kind };
  const asked = { limit: 100, ...(search.find ? { search: search.find } : {}) };
  const query = useInfiniteQuery({
    queryKey: [listEntries.id, params, asked],
    queryFn: ({ pageParam, signal }) =>
      call(listEntries, { params, query: { ...asked, ...(pageParam ? { after: pageParam } : {}) }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
  const entries = (query.data?.pages.flatMap((page) => page.items) ?? []).filter((entry) => entry.kind === kind);
  const fields = REGISTER_FIELDS[kind].filter((field) => !field.detail);
  const cell = (field: RegisterField, entry: Entry) => {
    const value = entry.values[field.id];
    if (value === null || value === undefined) return null;
    if (field.type === 'party') return <PartyChip tone={here.tone(String(value))} label={here.partyName(String(value))} />;
    const text = typedText(value);
    return field.type === 'choice' || field.type === 'yes-no' ? choiceText(t, text) : text;
  };
  return (
    <>
      <Head
        title={t('registers.title')}
        note={t('registers.note')}
        actions={
          <>
            <Button onClick={() => setDialog('import')}>{t('registers.import')}</Button>
            <Button variant="filled" onClick={() => setDialog({ entry: null })}>
              {t('registers.add')}
            </Button>
          </>
        }
      />
      <PlanTabs />
      <div className={styles.tools}>
        <NativeSelect
          aria-label={t('registers.which')}
          value={kind}
          onChange={(event) => {
            setWords('');
            void navigate({ search: { register: REGISTER_KINDS.find((one) => one === event.currentTarget.value) } });
          }}
          data={REGISTER_KINDS.map((one) => ({ value: one, label: t(`registers.kind.${one}`) }))}
        />
        <TextInput
          type="search"
          aria-label={t('registers.find')}
          placeholder={t('registers.find')}
          leftSection={<IconSearch size={14} aria-hidden="true" />}
          value={words}
          onChange={(event) => {
            setWords(event.currentTarget.value);
            find(event.currentTarget.value);
          }}
        />
        {entries.length > 0 ? (
          <a href={urlOf(exportEntries, { params })} download>
            {t('registers.export')}
          </a>
        ) : null}
      </div>
      <RegisterFindings kind={kind} />
      <ProblemNote error={query.error} retry={() => void query.refetch()} />
      {query.isPending ? <SkeletonRows label={t('common.loading')} rows={6} /> : null}
      {query.isSuccess && entries.length === 0 ? (
        search.find ? (
          <EmptyState title={t('registers.nothing')} text={t('registers.nothingText')} />
        ) : (
          <EmptyState title={t('registers.emptyTitle')} text={t('registers.emptyText')} />
        )
      ) : null}
      {entries.length > 0 ? (
        <DataTable
          label={t(`registers.kind.${kind}`)}
          head={[
            { key: 'name', text: t('registers.name') },
            ...fields.map((field) => ({ key: field.id, text: fieldLabel(t, field.id), number: field.type === 'number' })),
          ]}
        >
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.id}>
                <td>
                  <button type="button" className={styles.open} onClick={() => setDialog({ entry })}>
                    {entry.name}
                  </button>
                </td>
                {fields.map((field) => (
                  <td key={field.id} data-number={field.type === 'number' || undefined}>
                    {cell(field, entry)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </DataTable>
      ) : null}
      {query.hasNextPage ? (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('common.showMore')}
        </Button>
      ) : null}
      {dialog === 'import' ? <ImportDialog kind={kind} onClose={() => setDialog(null)} /> : null}
      {dialog !== null && dialog !== 'import' ? <EntryDialog kind={kind} entry={dialog.entry} onClose={() => setDialog(null)} /> : null}
    </>
  );
}
