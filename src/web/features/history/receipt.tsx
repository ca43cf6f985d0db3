/** Refused rows with line and reason, page by page, and the whole as a file. */
import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { urlOf } from '../../../contract/client.js';
import { downloadReceipt, listRefusedRows } from '../../../contract/histories.js';
import { call } from '../../lib/api.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { ProblemNote } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { DataTable } from '../../ui/table.js';
import styles from './wizard.module.css';

export function Receipt({ history }: { readonly history: string }) {
  const { t } = useTranslation();
  const here = useHere();
  const params = { partnership: here.id, history };
  const query = useInfiniteQuery({
    queryKey: [listRefusedRows.id, params],
    queryFn: ({ pageParam, signal }) => call(listRefusedRows, { params, query: { after: pageParam, limit: 100 }, signal }),
    initialPageParam: 0,
    getNextPageParam: (last) => (last.next === null ? null : Number(last.next)),
  });
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className={styles.section}>
      <h2>{t('history.receipt')}</h2>
      <p className="mute">{t('history.receiptText')}</p>
      <ProblemNote error={query.error} retry={() => void query.refetch()} />
      {query.isSuccess && rows.length === 0 ? <p>{t('history.noRefused')}</p> : null}
      {rows.length > 0 ? (
        <>
          <p>
            <a href={urlOf(downloadReceipt, { params })} download>
              {t('history.downloadReceipt')}
            </a>
          </p>
          <DataTable
            label={t('history.receipt')}
            head={[
              { key: 'line', text: t('history.line'), number: true },
              { key: 'reason', text: t('history.reason') },
              { key: 'row', text: t('history.row') },
            ]}
          >
            <tbody>
              {rows.map((row) => (
                <tr key={row.line}>
                  <td data-number>{row.line}</td>
                  <td>{row.reason}</td>
                  <td>
                    <div className={styles.rowText} title={row.row}>
                      {row.row}
                    </div>
                  </td>
                </tr>
              ))}
            </tbody>
          </DataTable>
          {query.hasNextPage ? (
            <div className={styles.buttons}>
              <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {t('common.showMore')}
              </Button>
            </div>
          ) : null}
        </>
      ) : null}
    </section>
  );
}
