/** Time on a ticket: the timer, the sums of both sides, and what the own side spent. */
import { Button } from '@mantine/core';
import { IconClockPlay, IconClockStop } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { dropTimer, getTicketTime, getTimer, startTimer } from '../../../contract/time-entries.js';
import { call, queryOf, refresh } from '../../lib/api.js';
import { useFormat, viewerZone } from '../../lib/format.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { useNow } from '../../lib/now.js';
import { ProblemNote } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { paths } from '../../paths.js';
import { dayHere } from './days.js';
import styles from './time.module.css';
import { TimeDialog, type TimeTask } from './time-dialog.js';

const MINUTE = 60_000;
const TimeChanges = lazy(() => import('./time-changes.js').then((part) => ({ default: part.TimeChanges })));

export function TicketTime({ ticket, imported }: { readonly ticket: string; readonly imported: boolean }) {
  const { t } = useTranslation();
  const here = useHere();
  const format = useFormat();
  const now = useNow();
  const [task, setTask] = useState<TimeTask | null>(null);
  const [corrected, setCorrected] = useState(false);
  const query = useQuery(queryOf(getTicketTime, { params: { partnership: here.id, ticket } }));
  const time = query.data;
  if (query.error) return <ProblemNote error={query.error} retry={() => void query.refetch()} />;
  if (time === undefined) return <p className="mute">{t('common.loading')}</p>;
  const spent = (minutes: number) => format.duration(minutes * MINUTE);
  return (
    <section aria-labelledby="ticket-time">
      <h2 id="ticket-time">{t('time.heading')}</h2>
      {time.totals.length === 0 ? <p className="mute">{t('time.none')}</p> : null}
      <dl className={styles.totals}>
        {time.totals.map(({ party, included, project }) => (
          <div key={party}>
            <dt>{here.partyName(party)}</dt>
            <dd>
              {[
                included > 0 ? t('time.included', { time: spent(included) }) : '',
                project > 0 ? t('time.project', { time: spent(project) }) : '',
              ]
                .filter(Boolean)
                .join(', ')}
            </dd>
          </div>
        ))}
      </dl>
      {imported ? null : (
        <div className={styles.buttons}>
          <TimerLine ticket={ticket} scope={time.scope} now={now} onStop={setTask} />
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => setTask({ kind: 'log', ticket, scope: time.scope, day: dayHere(now) })}
          >
            {t('time.log')}
          </Button>
        </div>
      )}
      <ul className={styles.entries}>
        {time.entries.map((entry) => (
          <li key={entry.id}>
            <span>
              <b>{spent(entry.minutes)}</b> {entry.person?.name}, {t(`time.work.${entry.workType}`)}
              <span className="mute">
                {' '}
                · {format.date(Date.parse(entry.day), 'UTC')} · {t(`words.scope.${entry.scope}`)}
              </span>
              {entry.note === '' ? null : <span className={styles.note}>{entry.note}</span>}
            </span>
            {entry.own ? (
              <Button
                size="compact-sm"
                variant="subtle"
                aria-label={t('time.editThis', { time: spent(entry.minutes), day: entry.day })}
                onClick={() => setTask({ kind: 'change', entry })}
              >
                {t('time.edit')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {time.more ? <p className="mute">{t('time.more')}</p> : null}
      <div className={styles.buttons}>
        <Link className={styles.week} to={paths.time} params={{ partnership: here.id }}>
          {t('time.week')}
        </Link>
        <Button size="compact-sm" variant="subtle" aria-expanded={corrected} onClick={() => setCorrected(!corrected)}>
          {t('time.changes.heading')}
        </Button>
      </div>
      {corrected ? (
        <Suspense fallback={<p className="mute">{t('common.loading')}</p>}>
          <TimeChanges ticket={ticket} />
        </Suspense>
      ) : null}
      {task === null ? null : <TimeDialog task={task} onClose={() => setTask(null)} />}
    </section>
  );
}

interface TimerLineProps {
  readonly ticket: string;
  readonly scope: 'included' | 'project';
  readonly now: number;
  readonly onStop: (task: TimeTask) => void;
}

function TimerLine({ ticket, scope, now, onStop }: TimerLineProps) {
  const { t } = useTranslation();
  const here = useHere();
  const format = useFormat();
  const params = { partnership: here.id };
  const { data } = useQuery(queryOf(getTimer, { params, query: { zone: viewerZone() } }));
  const start = useMutation({
    mutationFn: () => call(startTimer, { params, body: { ticket } }),
    onSettled: () => refresh(getTimer),
  });
  const drop = useMutation({ mutationFn: () => call(dropTimer, { params }), onSettled: () => refresh(getTimer) });
  if (data === undefined) return null;
  const { timer } = data;
  if (timer === null)
    return (
      <>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconClockPlay size={16} />}
          loading={start.isPending}
          onClick={() => start.mutate()}
        >
          {t('time.start')}
        </Button>
        <ProblemNote error={start.error} />
      </>
    );
  if (timer.ticket.id !== ticket)
    return (
      <p className={styles.elsewhere}>
        {t('time.elsewhere')}{' '}
        <Link to={paths.ticket} params={{ partnership: here.id, ticket: timer.ticket.id }}>
          #{timer.ticket.number} {timer.ticket.subject}
        </Link>
      </p>
    );
  const elapsed = Math.max(0, now - timer.startedAt);
  return (
    <>
      <Button
        size="compact-sm"
        variant="filled"
        leftSection={<IconClockStop size={16} />}
        onClick={() => onStop({ kind: 'stop', scope, minutes: timer.forgotten ? null : Math.max(1, Math.round(elapsed / MINUTE)) })}
      >
        {t('time.stop', { time: format.duration(Math.max(MINUTE, elapsed)) })}
      </Button>
      <Button size="compact-sm" variant="subtle" loading={drop.isPending} onClick={() => drop.mutate()}>
        {t('time.drop')}
      </Button>
      {timer.forgotten ? <p className={styles.warn}>{t('time.forgotten')}</p> : null}
    </>
  );
}
