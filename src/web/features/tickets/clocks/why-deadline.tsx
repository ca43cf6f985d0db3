/** Every counted and skipped stretch up to a deadline, by name. */
import { useQuery } from '@tanstack/react-query';
import { explainDeadline } from '../../../../contract/tickets.js';
import type { Clock } from '../../../../core/sla/clock.js';
import { queryOf } from '../../../lib/api.js';
import { useFormat } from '../../../lib/format.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { Loaded } from '../../../lib/loaded.js';
import { SkeletonBlock } from '../../../ui/states.js';
import styles from '../side/side.module.css';

const REASONS = [
  'running',
  'waiting',
  'resolved',
  'closed-hours',
  'open',
  'closed',
  'night',
  'weekend',
  'holiday',
  'exception',
  'break',
  'day-off',
] as const;

export interface WhyDeadlineProps {
  readonly partnership: string;
  readonly ticket: string;
  readonly clock: Clock;
  /** The name of the hours that it counts. */
  readonly hours: string;
}

export function WhyDeadline({ partnership, ticket, clock, hours }: WhyDeadlineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useQuery(queryOf(explainDeadline, { params: { partnership, ticket, clock: clock.kind } }));
  const reason = (text: string) => {
    const known = REASONS.find((one) => one === text);
    return known ? t(`ticket.clock.reason.${known}`) : text;
  };
  return (
    <Loaded query={query} skeleton={<SkeletonBlock label={t('common.loading')} height={140} />}>
      {({ spans, zone, clock: computed }) => (
        <div className={styles.why}>
          <h3>{t('ticket.clock.explained', { clock: t(`words.clock.${clock.kind}`) })}</h3>
          <p>
            {t('ticket.clock.target', { target: format.hours(computed.targetMs), calendar: hours })},{' '}
            {t('ticket.clock.waited', { time: format.duration(computed.elapsedMs) })}.{' '}
            {computed.dueAt === null ? null : <b>{format.full(computed.dueAt, zone)}</b>}
          </p>
          <div className={styles.whyScroll}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('ticket.clock.from')}</th>
                  <th scope="col">{t('ticket.clock.to')}</th>
                  <th scope="col">{t('ticket.clock.span')}</th>
                  <th scope="col">{t('ticket.clock.time')}</th>
                </tr>
              </thead>
              <tbody>
                {spans.map((span) => (
                  <tr key={span.from} data-counted={span.counted || undefined}>
                    <td>{format.short(span.from, span.from - 86_400_000 * 2, zone)}</td>
                    <td>{format.short(span.to, span.to - 86_400_000 * 2, zone)}</td>
                    <td>{span.name ?? reason(span.reason)}</td>
                    <td>{span.counted ? format.duration(span.countedMs) : t('ticket.clock.skipped')}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p className="mute">{t('ticket.clock.zone', { zone })}</p>
        </div>
      )}
    </Loaded>
  );
}
