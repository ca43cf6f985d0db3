/** The clocks of a ticket, each with the reason for its deadline. */
import { Popover } from '@mantine/core';
import type { TFunction } from 'i18next';
import { lazy, Suspense, useState } from 'react';
import type { Clock } from '../../../core/sla/clock.js';
import { calendarName } from '../../lib/agreement.js';
import { type Format, useFormat } from '../../lib/format.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { type Here, useHere } from '../../lib/session.js';
import { SkeletonBlock } from '../../ui/states.js';
import styles from './side.module.css';
import type { Ticket } from './use-ticket.js';

const WhyDeadline = lazy(() => import('./why-deadline.js').then((part) => ({ default: part.WhyDeadline })));

type State = 'good' | 'late' | 'soon' | 'calm';

/** The last clock of each kind: earlier accept clocks belong to hand-offs that are answered. */
export function currentClocks(clocks: readonly Clock[]): readonly Clock[] {
  return clocks.filter(
    (clock, index) => clocks.findLastIndex((other) => other.kind === clock.kind) === index && clock.state !== 'cancelled',
  );
}

/** Whose hours it counts: those of a calendar, or of the team that is to accept. */
export const hoursOf = (clock: Clock, here: Here): string =>
  clock.kind === 'accept' ? here.teamName(clock.calendar) : calendarName(clock.calendar);

export function ClockLines({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation();
  const clocks = currentClocks(ticket.clocks);
  if (clocks.length === 0) return <p className="mute">{t('ticket.side.noClocks')}</p>;
  return (
    <>
      {clocks.map((clock) => (
        <ClockLine key={clock.kind} clock={clock} ticket={ticket} />
      ))}
    </>
  );
}

function ClockLine({ clock, ticket }: { readonly clock: Clock; readonly ticket: Ticket }) {
  const { t } = useTranslation();
  const format = useFormat();
  const here = useHere();
  const [open, setOpen] = useState(false);
  const { text, state } = describe(clock, format, t, ticket.asOf);
  return (
    <div className={styles.clock}>
      <div className={styles.clockLine}>
        <span>{t(`words.clock.${clock.kind}`)}</span>
        <span data-state={state} title={clock.dueAt === null ? undefined : format.full(clock.dueAt)}>
          {text}
        </span>
      </div>
      <p className="mute">
        {t('ticket.clock.target', { target: format.hours(clock.targetMs), calendar: hoursOf(clock, here) })}
        {'. '}
        <Popover opened={open} onChange={setOpen} position="bottom-end" width="min(460px, 92vw)" trapFocus returnFocus withRoles>
          <Popover.Target>
            <button
              type="button"
              className={styles.link}
              onClick={() => setOpen(!open)}
              aria-label={t('ticket.clock.explained', { clock: t(`words.clock.${clock.kind}`) })}
            >
              {t('ticket.side.whyDeadline')}
            </button>
          </Popover.Target>
          <Popover.Dropdown>
            <Suspense fallback={<SkeletonBlock label={t('common.loading')} height={140} />}>
              {open ? <WhyDeadline partnership={here.id} ticket={ticket.row.id} clock={clock} hours={hoursOf(clock, here)} /> : null}
            </Suspense>
          </Popover.Dropdown>
        </Popover>
      </p>
    </div>
  );
}

function describe(clock: Clock, format: Format, t: TFunction, asOf: number): { text: string; state: State } {
  const left = clock.targetMs - clock.elapsedMs;
  const soon = clock.elapsedMs >= clock.targetMs * 0.75;
  switch (clock.state) {
    case 'met':
      return { text: t('ticket.clock.met', { time: format.duration(clock.elapsedMs) }), state: 'good' };
    case 'missed':
      return clock.stoppedAt === null
        ? { text: t('ticket.clock.over', { time: format.duration(-left) }), state: 'late' }
        : { text: t('ticket.clock.missed', { time: format.duration(clock.elapsedMs) }), state: 'late' };
    case 'paused':
      return { text: t('ticket.clock.paused', { time: format.duration(left) }), state: 'calm' };
    case 'cancelled':
      return { text: t('ticket.clock.cancelled'), state: 'calm' };
    default: {
      const due = clock.dueAt === null ? '' : ` · ${format.short(clock.dueAt, asOf)}`;
      return left < 0
        ? { text: t('ticket.clock.over', { time: format.duration(-left) }), state: 'late' }
        : { text: t('ticket.clock.left', { time: format.duration(left) }) + due, state: soon ? 'soon' : 'calm' };
    }
  }
}
