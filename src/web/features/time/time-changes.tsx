/** What the own side corrected and removed of its time on a ticket, newest first: what it was, and what it is. */
import { useQuery } from '@tanstack/react-query';
import { listTimeChanges } from '../../../contract/time-entries.js';
import { queryOf } from '../../lib/api.js';
import { useFormat } from '../../lib/format.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { ProblemNote } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import styles from './time.module.css';
import type { TimeEntry } from './time-dialog.js';

const MINUTE = 60_000;

type Facts = Pick<TimeEntry, 'day' | 'minutes' | 'workType' | 'scope' | 'note'>;

export function TimeChanges({ ticket }: { readonly ticket: string }) {
  const { t } = useTranslation();
  const here = useHere();
  const format = useFormat();
  const query = useQuery(queryOf(listTimeChanges, { params: { partnership: here.id, ticket } }));
  if (query.error) return <ProblemNote error={query.error} retry={() => void query.refetch()} />;
  if (query.data === undefined) return <p className="mute">{t('common.loading')}</p>;
  const { items, more } = query.data;
  if (items.length === 0) return <p className="mute">{t('time.changes.none')}</p>;
  const said = ({ day, minutes, workType, scope, note }: Facts): string =>
    [format.duration(minutes * MINUTE), t(`time.work.${workType}`), format.date(Date.parse(day), 'UTC'), t(`words.scope.${scope}`), note]
      .filter(Boolean)
      .join(' · ');
  return (
    <>
      <ul className={styles.changes} aria-label={t('time.changes.heading')}>
        {items.map((one) => (
          <li key={one.id}>
            <b>{t(one.after === null ? 'time.changes.removed' : 'time.changes.changed', { name: one.by.name })}</b>{' '}
            <span className="mute">{format.full(one.at)}</span>
            <del className={styles.note}>{said(one.before)}</del>
            {one.after === null ? null : <ins className={styles.note}>{said(one.after)}</ins>}
          </li>
        ))}
      </ul>
      {more ? <p className="mute">{t('time.changes.more')}</p> : null}
    </>
  );
}
