/** The clocks of a ticket, each with the reason for its deadline; and time for which somebody was not accountable. */
import { Popover } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { Clock } from '../../../../core/sla/clock.js';
import { calendarName } from '../../../lib/agreement-names.js';
import { useFormat, viewerZone } from '../../../lib/format.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { useHere } from '../../../lib/session.js';
import { SkeletonBlock } from '../../../ui/states.js';
import side from '../side/side.module.css';
import type { Ticket } from '../use-ticket.js';
import { ClockIcon } from './clock-icon.js';
import { currentClocks, describe, earlierClocks, hoursOf } from './clock-words.js';
import styles from './clocks.module.css';
import { NotAccountableList } from './not-accountable-list.js';

const WhyDeadline = lazy(() => import('./why-deadline.js').then((part) => ({ default: part.WhyDeadline })));

export function ClockLines({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation();
  const format = useFormat();
  const clocks = currentClocks(ticket.clocks);
  const earlier = earlierClocks(ticket.clocks);
  return (
    <>
      {clocks.length === 0 ? <p className="mute">{t('ticket.side.noClocks')}</p> : null}
      {clocks.map((clock) => (
        <ClockLine key={clock.kind} clock={clock} ticket={ticket} />
      ))}
      <Holds ticket={ticket} />
      {earlier.length > 0 ? (
        <details>
          <summary className="mute">{t('holding.clock.earlier', { count: earlier.length })}</summary>
          <ul>
            {earlier.slice(0, 50).map((clock) => {
              const { text, state } = describe(clock, format, t, ticket.asOf);
              return (
                <li key={`${clock.kind} ${clock.handOff} ${clock.startedAt}`} className={styles.line} data-state={state}>
                  <ClockIcon state={state} />
                  <span>
                    {t(`words.clock.${clock.kind}`)} <span className="mute">{format.moment(clock.startedAt, ticket.asOf)}</span>
                  </span>
                  <span>{text}</span>
                </li>
              );
            })}
          </ul>
        </details>
      ) : null}
      <NotAccountableList ticket={ticket} />
    </>
  );
}

function ClockLine({ clock, ticket }: { readonly clock: Clock; readonly ticket: Ticket }) {
  const { t } = useTranslation();
  const format = useFormat();
  const here = useHere();
  const [open, setOpen] = useState(false);
  const { text, state } = describe(clock, format, t, ticket.asOf, ticket.row.waitingOn);
  const { zone } = here.partnership;
  const due = (at: number) =>
    t('holding.clock.due', { when: format.full(at) }) +
    (zone === viewerZone() ? '' : `\n${t('words.inZone', { time: format.full(at, zone), zone })}`);
  return (
    <div className={side.clock}>
      <div className={styles.line} data-state={state}>
        <ClockIcon state={state} />
        <span>{t(`words.clock.${clock.kind}`)}</span>
        <span title={clock.dueAt === null ? undefined : due(clock.dueAt)}>{text}</span>
      </div>
      <Both clock={clock} />
      <p className="mute">
        {t('ticket.clock.target', { target: format.hours(clock.targetMs), calendar: hoursOf(clock, here) })}
        {'. '}
        <Popover opened={open} onChange={setOpen} position="bottom-end" width="min(460px, 92vw)" trapFocus returnFocus withRoles>
          <Popover.Target>
            <button
              type="button"
              className={side.link}
              onClick={() => setOpen(!open)}
              aria-label={t('ticket.clock.explained', { clock: t(`words.clock.${clock.kind}`) })}
            >
              {t('ticket.side.whyDeadline')}
            </button>
          </Popover.Target>
          <Popover.Dropdown>
            <Suspense fallback={<SkeletonBlock label={t('common.loading')} height={140} />}>
              {open ? (
                <WhyDeadline partnership={here.id} ticket={ticket.row.id} seq={ticket.seq} clock={clock} hours={hoursOf(clock, here)} />
              ) : null}
            </Suspense>
          </Popover.Dropdown>
        </Popover>
      </p>
    </div>
  );
}

/** What the parties may hold it for, by their own minutes alone. */
function Holds({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation();
  const format = useFormat();
  const here = useHere();
  return ticket.holds.map((hold) => {
    const left = hold.targetMs - hold.elapsedMs;
    const over = left < 0;
    const soon = hold.elapsedMs >= hold.targetMs * 0.75;
    const state = over ? 'late' : hold.state === 'met' ? 'good' : hold.state === 'paused' ? 'paused' : soon ? 'soon' : 'calm';
    const time = format.hours(Math.abs(left));
    return (
      <div key={hold.party} className={side.clock}>
        <div className={styles.line} data-state={state}>
          <ClockIcon state={state} />
          <span>{t('holding.clock.hold', { party: here.partyName(hold.party) })}</span>
          <span>
            {t(over ? 'holding.clock.holdOver' : hold.state === 'met' ? 'holding.clock.holdMet' : 'holding.clock.holdLeft', {
              time,
              spent: format.hours(hold.elapsedMs),
            })}
          </span>
        </div>
        <p className="mute">
          {t('holding.clock.holdTarget', { target: format.hours(hold.targetMs), calendar: calendarName(hold.calendar) })}
          {hold.state === 'paused' ? `. ${t('holding.clock.holdElsewhere')}` : ''}
        </p>
      </div>
    );
  });
}

/** While a claim is open, what the clock reads with and without that time. */
function Both({ clock }: { readonly clock: Clock }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { claimed } = clock;
  const [counted, without] = [format.hours(clock.elapsedMs), format.hours(claimed?.elapsedMs ?? clock.elapsedMs)];
  if (!claimed || counted === without) return null;
  return (
    <p className={styles.both}>
      {t('holding.clock.both', { with: counted, without })}
      {clock.breachedAt !== null && claimed.breachedAt === null ? `. ${t('holding.clock.bothMissed')}` : ''}
    </p>
  );
}
