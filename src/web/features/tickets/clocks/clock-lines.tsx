/** The clocks of a ticket, each with the reason for its deadline. */
import { Popover } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { Clock } from '../../../../core/sla/clock.js';
import { useFormat } from '../../../lib/format.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { useHere } from '../../../lib/session.js';
import { SkeletonBlock } from '../../../ui/states.js';
import styles from '../side/side.module.css';
import type { Ticket } from '../use-ticket.js';
import { currentClocks, describe, hoursOf } from './clock-words.js';

const WhyDeadline = lazy(() => import('./why-deadline.js').then((part) => ({ default: part.WhyDeadline })));

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
