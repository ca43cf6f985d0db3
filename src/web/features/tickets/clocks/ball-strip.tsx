/** The life of a ticket by holder. A stretch that was one's own can be marked as not accountable from here. */
import { lazy, Suspense, useState } from 'react';
import { useFormat, viewerZone } from '../../../lib/format.js';
import type { Here } from '../../../lib/here.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { useHere } from '../../../lib/session.js';
import { whyNot } from '../../../lib/why-not.js';
import { ReasonButton } from '../../../ui/reason-button.js';
import { Strip } from '../../../ui/strip.js';
import type { StripSegment } from '../../../ui/strip-segment.js';
import type { Ticket } from '../use-ticket.js';
import styles from './clocks.module.css';
import { isOver, type Span, shownSpans } from './shown-spans.js';

const MarkDialog = lazy(() => import('../actions/mark-dialog.js').then((part) => ({ default: part.MarkDialog })));

export function BallStrip({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation();
  const format = useFormat();
  const here: Here = useHere();
  const [chosen, setChosen] = useState<string | null>(null);
  const [marking, setMarking] = useState<Span | null>(null);
  const spans = shownSpans(ticket);
  const start = spans[0]?.from ?? ticket.row.createdAt;
  const end = spans.at(-1)?.end ?? ticket.asOf;
  const length = Math.max(end - start, 1);
  const share = (at: number) => Math.min(Math.max((at - start) / length, 0), 1);
  const over = ticket.row.status === 'resolved' || ticket.row.status === 'closed';
  const name = (span: Span) => (span.holder ? here.teamName(span.holder.team) : t('words.nobody'));
  const state = (span: Span) =>
    span.waitingOn ? t(`words.waiting.${span.waitingOn}`) : isOver(span) ? t(`words.status.${span.status}`) : t('ticket.strip.held');
  const { zone } = here.partnership;
  const period = (from: number, to: number, at?: string) =>
    `${format.full(from, at)} – ${format.date(from, at) === format.date(to, at) ? format.time(to, at) : format.full(to, at)}`;
  const between = (from: number, to: number) =>
    period(from, to) + (zone === viewerZone() ? '' : `\n${t('words.inZone', { time: period(from, to, zone), zone })}`);

  const segments = spans.map((span, index): StripSegment => {
    const time = format.duration(span.end - span.from);
    const paused = span.waitingOn !== null || isOver(span);
    const text = paused ? state(span) : name(span);
    return {
      key: keyOf(span, index),
      from: share(span.from),
      to: share(span.end),
      tone: span.holder ? here.tone(span.holder.party) : 'none',
      paused,
      labels: [`${text} ${time}`, time],
      title: `${name(span)}${paused ? `, ${state(span)}` : ''}: ${time}\n${between(span.from, span.end)}`,
      cells: [name(span), state(span), format.full(span.from), format.full(span.end), time],
    };
  });
  const cost = ticket.bounces.reduce((sum, bounce) => sum + (bounce.costMs ?? 0), 0);
  const count = ticket.bounces.length;
  const team = [...new Set(ticket.bounces.map((bounce) => here.teamName(bounce.from.team)))].join(', ');
  const bounceText =
    count === 0
      ? ''
      : cost > 0
        ? t('ticket.strip.bounces', { count, cost: format.duration(cost), team })
        : t('ticket.strip.bouncesFree', { count });
  const endMarking = () => {
    setMarking(null);
    setChosen(null);
  };
  const place = spans.findIndex((span, index) => keyOf(span, index) === chosen);
  const picked = spans[place];
  return (
    <>
      <Strip
        label={t('ticket.strip.label', { parts: segments.map((one) => `${one.labels[0]}`).join(', ') })}
        words={{ slider: t('holding.strip.slider'), show: t('holding.strip.show'), hide: t('holding.strip.hide') }}
        columns={[
          t('ticket.strip.holder'),
          t('ticket.strip.state'),
          t('ticket.strip.from'),
          t('ticket.strip.to'),
          t('ticket.strip.length'),
        ]}
        segments={segments}
        marks={ticket.bounces.map((bounce) => ({
          key: `${bounce.at}`,
          at: share(bounce.at),
          title: t('ticket.strip.bounceAt', { team: here.teamName(bounce.backTo.team), when: format.full(bounce.at) }),
        }))}
        claims={ticket.notAccountable
          .filter((one) => one.outcome !== 'falls')
          .map((one) => ({
            key: one.id,
            from: share(one.from),
            to: share(one.to ?? ticket.asOf),
            settled: one.outcome === 'stands',
            title: t('holding.strip.claim', {
              party: here.partyName(one.party),
              from: format.moment(one.from, ticket.asOf),
              to: format.moment(one.to ?? ticket.asOf, ticket.asOf),
              state: t(`holding.claim.outcome.${one.answer === 'disputed' && one.outcome === 'open' ? 'disputed' : one.outcome}`),
            }),
          }))}
        onChoose={setChosen}
        start={<span title={format.full(start)}>{format.moment(start, ticket.asOf)}</span>}
        middle={bounceText}
        end={
          <span title={format.full(end)}>
            {over
              ? t('ticket.strip.resolved', { when: format.moment(end, ticket.asOf) })
              : t('ticket.strip.now', { time: format.time(end) })}
          </span>
        }
      />
      {picked ? (
        <div className={styles.picked} role="status">
          <span>
            <b>{name(picked)}</b> {picked.waitingOn !== null || isOver(picked) ? state(picked) : t('ticket.strip.held')}{' '}
            {format.duration(picked.end - picked.from)}
            <span className="mute"> · {between(picked.from, picked.end).split('\n')[0]}</span>
          </span>
          {picked.holder?.party === here.membership.party && !isOver(picked) ? (
            <ReasonButton size="compact-sm" reason={whyNot(ticket.can.markNotAccountable)} onClick={() => setMarking(picked)}>
              {t('holding.claim.markHere')}
            </ReasonButton>
          ) : null}
          <ReasonButton size="compact-sm" variant="subtle" reason={null} onClick={() => setChosen(null)}>
            {t('holding.strip.close')}
          </ReasonButton>
        </div>
      ) : null}
      <Suspense fallback={null}>
        {marking ? <MarkDialog ticket={ticket} stretch={{ from: marking.from, to: marking.end }} onClose={endMarking} /> : null}
      </Suspense>
    </>
  );
}

const keyOf = (span: Span, index: number): string => `${span.from}-${index}`;
