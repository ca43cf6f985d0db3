import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { listAgreements } from '../../contract/agreements.js';
import { listDrafts } from '../../contract/drafts.js';
import { listHistories } from '../../contract/histories.js';
import { listReplays } from '../../contract/replays.js';
import { ReplayForm } from '../features/replay/replay-form.js';
import { queryOf } from '../lib/api.js';
import { useTranslation } from '../lib/i18n/translation.js';
import { Loaded } from '../lib/loaded.js';
import { useNow } from '../lib/now.js';
import { Head } from '../lib/page.js';
import { ProblemNote } from '../lib/problem.js';
import { useHere } from '../lib/session.js';
import { When } from '../lib/when.js';
import { paths } from '../paths.js';
import { EmptyState, SkeletonBlock, SkeletonRows } from '../ui/states.js';
import { DataTable } from '../ui/table.js';
import { AgreementTabs } from './agreement-tabs.js';

const route = getRouteApi(paths.replays);

export function ReplaysPage() {
  const { t } = useTranslation();
  const here = useHere();
  const now = useNow();
  const params = { partnership: here.id };
  const preferred = route.useSearch();
  const histories = useQuery(queryOf(listHistories, { params }));
  const versions = useQuery(queryOf(listAgreements, { params }));
  const drafts = useQuery(queryOf(listDrafts, { params }));
  const replays = useQuery(queryOf(listReplays, { params }));
  const noHistory = histories.data?.items.every((one) => one.state !== 'done') ?? false;
  return (
    <>
      <Head title={t('agreement.title')} tab={t('replay.title')} note={t('replay.text')} />
      <AgreementTabs />
      <ProblemNote error={histories.error ?? versions.error ?? drafts.error} />
      {noHistory ? (
        <EmptyState
          title={t('replay.noHistoryTitle')}
          text={t(preferred.draft === undefined ? 'replay.noHistoryText' : 'replay.noHistoryDraft')}
        >
          <Button variant="filled" renderRoot={(props) => <Link to={paths.newHistory} params={params} {...props} />}>
            {t('history.import')}
          </Button>
        </EmptyState>
      ) : histories.data && versions.data && drafts.data ? (
        <ReplayForm
          key={preferred.draft ?? ''}
          histories={histories.data.items}
          versions={versions.data.items}
          drafts={drafts.data.items}
          preferred={preferred}
        />
      ) : (
        <div style={{ margin: '16px 0 24px' }}>
          <SkeletonBlock label={t('common.loading')} height={54} />
        </div>
      )}
      <Loaded query={replays} skeleton={<SkeletonRows label={t('common.loading')} rows={4} />}>
        {({ items }) =>
          items.length === 0 ? (
            noHistory ? null : (
              <EmptyState title={t('replay.emptyTitle')} text={t('replay.emptyText')} />
            )
          ) : (
            <DataTable
              label={t('replay.title')}
              head={[
                { key: 'history', text: t('replay.history') },
                { key: 'agreement', text: t('replay.agreement') },
                { key: 'state', text: t('replay.state') },
                { key: 'when', text: t('replay.when') },
              ]}
            >
              <tbody>
                {items.map((one) => (
                  <tr key={one.id}>
                    <td>
                      <Link to={paths.replay} params={{ ...params, replay: one.id }}>
                        {one.historyName}
                      </Link>
                    </td>
                    <td>
                      {one.draft === null ? (
                        one.agreementName
                      ) : (
                        <Link to={paths.draft} params={{ ...params, draft: one.draft.id }}>
                          {t('replay.draftName', { name: one.draft.name, revision: one.draft.revision })}
                        </Link>
                      )}
                    </td>
                    <td>{t(`job.${one.state}`)}</td>
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
