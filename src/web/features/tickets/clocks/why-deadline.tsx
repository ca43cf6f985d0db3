/** Every counted and skipped stretch up to a deadline, by name. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { explainDeadline } from '../../../../contract/tickets.js';
import { WAIT_REASONS } from '../../../../core/agreement/agreement.js';
import type { Clock } from '../../../../core/sla/clock.js';
import { queryOf } from '../../../lib/api.js';
import { useFormat, viewerZone } from '../../../lib/format.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { Loaded } from '../../../lib/loaded.js';
import { SkeletonBlock } from '../../../ui/states.js';
import styles from '../side/side.module.css';
import { groupSpans, type WhyRow } from './group-spans.js';

const REASONS = [
  'open',
  'running',
  'night',
  'break',
  'weekend',
  'day-off',
  'holiday',
  'exception',
  'closed',
  'closed-hours',
  'waiting',
  'resolved',
  'not-accountable',
] as const;

/** More rows than anybody reads at once. */
const FEW = 60;

export interface WhyDeadlineProps {
  readonly partnership: string;
  readonly ticket: string;
  /** Of the ticket: another event may have moved the deadline. */
  readonly seq: number;
  readonly clock: Clock;
  /** The name of the hours that it counts. */
  readonly hours: string;
}

export function WhyDeadline({ partnership, ticket, seq, clock, hours }: WhyDeadlineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [all, setAll] = useState(false);
  const asked = queryOf(explainDeadline, { params: { partnership, ticket, clock: clock.kind } });
  const query = useQuery({ ...asked, queryKey: [...asked.queryKey, seq] });
  return (
    <Loaded query={query} skeleton={<SkeletonBlock label={t('common.loading')} height={140} />}>
      {({ spans, zone, clock: computed }) => {
        const rows = groupSpans(spans as Parameters<typeof groupSpans>[0]);
        const shown = all ? rows : rows.slice(0, FEW);
        const here = viewerZone();
        /** In the zone of the hours, because nights and weekends are theirs; the viewer's own on hover. */
        const instant = (at: number) => format.full(at, zone) + (zone === here ? '' : `\n${format.full(at)}`);
        const year = spans.length > 0 && new Date(spans[0]!.from).getFullYear() !== new Date(spans.at(-1)!.to).getFullYear();
        const short = (at: number) =>
          year ? `${format.date(at, zone)}, ${format.time(at, zone)}` : format.moment(at, at - 7 * 86_400_000, zone);
        return (
          <div className={styles.why}>
            <h3>{t('ticket.clock.explained', { clock: t(`words.clock.${clock.kind}`) })}</h3>
            <p>
              {t('holding.why.intro', {
                target: format.hours(computed.targetMs),
                hours,
                start: format.moment(computed.startedAt, computed.startedAt - 7 * 86_400_000, zone),
              })}
              . {t('ticket.clock.waited', { time: format.hours(computed.elapsedMs) })}.{' '}
              <b title={computed.dueAt === null ? undefined : instant(computed.dueAt)}>
                {computed.stoppedAt !== null
                  ? t('holding.why.stopped', { when: format.full(computed.stoppedAt, zone) })
                  : computed.dueAt !== null
                    ? t('holding.why.due', { when: format.full(computed.dueAt, zone) })
                    : t(computed.state === 'paused' ? 'holding.why.noDue' : 'holding.why.never')}
              </b>
            </p>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
            <section className={styles.whyScroll} tabIndex={0} aria-label={t('holding.why.scroll')}>
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
                  {shown.map((row) => (
                    <tr key={row.from} data-counted={row.countedMs > 0 || undefined}>
                      <td title={instant(row.from)}>{short(row.from)}</td>
                      <td title={instant(row.to)}>{short(row.to)}</td>
                      <td>
                        <Why row={row} />
                      </td>
                      <td>{row.countedMs > 0 ? format.hours(row.countedMs) : t('ticket.clock.skipped')}</td>
                    </tr>
                  ))}
                </tbody>
                <tfoot>
                  <tr data-counted>
                    <td colSpan={3}>{t('holding.why.total')}</td>
                    <td>{format.hours(spans.reduce((sum, span) => sum + span.countedMs, 0))}</td>
                  </tr>
                </tfoot>
              </table>
              {shown.length < rows.length ? (
                <Button size="compact-sm" onClick={() => setAll(true)}>
                  {t('holding.why.more', { count: rows.length - shown.length })}
                </Button>
              ) : null}
            </section>
            {spans.length >= 2000 ? <p className="mute">{t('holding.why.cut', { count: spans.length })}</p> : null}
            <p className="mute">{t('ticket.clock.zone', { zone })}</p>
          </div>
        );
      }}
    </Loaded>
  );
}

function Why({ row }: { readonly row: WhyRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (row.kind === 'week') return <>{t('holding.why.week', { from: format.date(row.from), to: format.date(row.to), count: row.spans })}</>;
  const known = REASONS.find((one) => one === row.reason);
  const reason = known ? t(`holding.why.reason.${known}`) : row.reason;
  if (row.name === null) return <>{reason}</>;
  const on = WAIT_REASONS.find((one) => one === row.name);
  return <>{on ? t('holding.why.paused', { on: t(`words.waiting.${on}`) }) : t('holding.why.named', { reason, name: row.name })}</>;
}
