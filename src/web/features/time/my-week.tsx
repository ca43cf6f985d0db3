/** Seven days of the own time, each with its sum. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { urlOf } from '../../../contract/client.js';
import { exportMyTime, listMyTime } from '../../../contract/time-entries.js';
import { WEEKDAYS } from '../../../core/calendar/definition.js';
import { queryOf } from '../../lib/api.js';
import { useFormat } from '../../lib/format.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { Loaded } from '../../lib/loaded.js';
import { useNow } from '../../lib/now.js';
import { useHere } from '../../lib/session.js';
import { paths } from '../../paths.js';
import { EmptyState, SkeletonRows } from '../../ui/states.js';
import { DataTable } from '../../ui/table.js';
import { dayHere, mondayOf, plusDays } from './days.js';
import styles from './time.module.css';
import { TimeDialog, type TimeEntry } from './time-dialog.js';

const MINUTE = 60_000;
const sum = (entries: readonly TimeEntry[]): number => entries.reduce((total, { minutes }) => total + minutes, 0);

export function MyWeek({ monday }: { readonly monday: string }) {
  const { t } = useTranslation();
  const here = useHere();
  const format = useFormat();
  const [changing, setChanging] = useState<TimeEntry | null>(null);
  const days = Array.from({ length: 7 }, (_, index) => plusDays(monday, index));
  const range = { from: monday, to: days[6]! };
  const query = useQuery(queryOf(listMyTime, { params: { partnership: here.id }, query: range }));
  const to = (week: string) => (props: object) => <Link to={paths.time} params={{ partnership: here.id }} search={{ week }} {...props} />;
  const shown = (day: string) => format.date(Date.parse(day), 'UTC');
  const now = useNow();
  const thisWeek = mondayOf(dayHere(now));
  return (
    <>
      <div className={styles.weekBar}>
        <Button variant="default" renderRoot={to(plusDays(monday, -7))}>
          {t('time.before')}
        </Button>
        <h2>{t('time.range', { from: shown(range.from), to: shown(range.to) })}</h2>
        <Button variant="default" renderRoot={to(plusDays(monday, 7))}>
          {t('time.after')}
        </Button>
        {monday === thisWeek ? null : (
          <Button variant="default" renderRoot={to(thisWeek)}>
            {t('time.thisWeek')}
          </Button>
        )}
        <Button component="a" variant="default" href={urlOf(exportMyTime, { params: { partnership: here.id }, query: range })} download>
          {t('time.export')}
        </Button>
      </div>
      <Loaded query={query} skeleton={<SkeletonRows label={t('common.loading')} rows={7} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('time.emptyTitle')} text={t('time.emptyText')} />
          ) : (
            <DataTable
              label={t('time.week')}
              head={[
                { key: 'ticket', text: t('time.ticket') },
                { key: 'time', text: t('time.spent'), number: true },
                { key: 'edit', text: <span className="visually-hidden">{t('time.edit')}</span> },
              ]}
            >
              {days.map((day, index) => {
                const entries = items.filter((one) => one.day === day);
                return entries.length === 0 ? null : (
                  <tbody key={day}>
                    <tr className={styles.dayRow}>
                      <th scope="rowgroup">
                        {t(`words.weekday.${WEEKDAYS[index]!}`)}, {shown(day)}
                      </th>
                      <td data-number>
                        <b>{format.duration(sum(entries) * MINUTE)}</b>
                      </td>
                      <td />
                    </tr>
                    {entries.map((entry) => (
                      <tr key={entry.id}>
                        <td>
                          <Link to={paths.ticket} params={{ partnership: here.id, ticket: entry.ticket.id }}>
                            #{entry.ticket.number} {entry.ticket.subject}
                          </Link>
                          <span className={styles.note}>
                            {[t(`time.work.${entry.workType}`), t(`words.scope.${entry.scope}`), entry.note].filter(Boolean).join(' · ')}
                          </span>
                        </td>
                        <td data-number>{format.duration(entry.minutes * MINUTE)}</td>
                        <td>
                          <Button
                            size="compact-sm"
                            variant="subtle"
                            aria-label={t('time.editThis', { time: format.duration(entry.minutes * MINUTE), day: entry.day })}
                            onClick={() => setChanging(entry)}
                          >
                            {t('time.edit')}
                          </Button>
                        </td>
                      </tr>
                    ))}
                  </tbody>
                );
              })}
              <tfoot>
                <tr>
                  <th scope="row">{t('time.total')}</th>
                  <td data-number>
                    <b>{format.duration(sum(items) * MINUTE)}</b>
                  </td>
                  <td />
                </tr>
              </tfoot>
            </DataTable>
          )
        }
      </Loaded>
      {changing === null ? null : <TimeDialog task={{ kind: 'change', entry: changing }} onClose={() => setChanging(null)} />}
    </>
  );
}
