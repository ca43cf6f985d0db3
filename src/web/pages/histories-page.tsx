import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { listHistories } from '../../contract/histories.js';
import { queryOf } from '../lib/api.js';
import { useFormat } from '../lib/format.js';
import { useTranslation } from '../lib/i18n/translation.js';
import { Loaded } from '../lib/loaded.js';
import { useNow } from '../lib/now.js';
import { Head } from '../lib/page.js';
import { useHere } from '../lib/session.js';
import { When } from '../lib/when.js';
import { paths } from '../paths.js';
import { EmptyState, SkeletonRows } from '../ui/states.js';
import { DataTable } from '../ui/table.js';
import { AgreementTabs } from './agreement-tabs.js';

export function HistoriesPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const here = useHere();
  const now = useNow();
  const params = { partnership: here.id };
  const query = useQuery({
    ...queryOf(listHistories, { params }),
    refetchInterval: ({ state }) => (state.data?.items.some((one) => one.state === 'running' || one.state === 'waiting') ? 3_000 : false),
  });
  const importButton = (
    <Button variant="filled" renderRoot={(props) => <Link to={paths.newHistory} params={params} {...props} />}>
      {t('history.import')}
    </Button>
  );
  return (
    <>
      <Head title={t('agreement.title')} tab={t('history.title')} note={t('history.text')} actions={importButton} />
      <AgreementTabs />
      <Loaded query={query} skeleton={<SkeletonRows label={t('common.loading')} rows={4} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('history.emptyTitle')} text={t('history.emptyText')}>
              {importButton}
            </EmptyState>
          ) : (
            <DataTable
              label={t('history.title')}
              head={[
                { key: 'name', text: t('history.name') },
                { key: 'source', text: t('history.source') },
                { key: 'state', text: t('history.state') },
                { key: 'tickets', text: t('history.tickets'), number: true },
                { key: 'events', text: t('history.events'), number: true },
                { key: 'refused', text: t('history.refused'), number: true },
                { key: 'period', text: t('history.period') },
                { key: 'created', text: t('history.created') },
              ]}
            >
              <tbody>
                {items.map((one) => (
                  <tr key={one.id}>
                    <td>
                      <Link to={paths.history} params={{ ...params, history: one.id }}>
                        {one.name}
                      </Link>
                    </td>
                    <td>{t(`history.sources.${one.source}`)}</td>
                    <td>{t(`job.${one.state}`)}</td>
                    <td data-number>{format.number(one.tickets)}</td>
                    <td data-number>{format.number(one.events)}</td>
                    <td data-number>{format.number(one.refused)}</td>
                    <td>
                      {one.firstAt === null || one.lastAt === null ? '–' : `${format.date(one.firstAt)} – ${format.date(one.lastAt)}`}
                    </td>
                    <td>
                      <When at={one.createdAt} now={now} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </DataTable>
          )
        }
      </Loaded>
    </>
  );
}
