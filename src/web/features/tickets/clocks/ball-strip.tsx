/** The life of a ticket by holder. */

import { useFormat } from '../../../lib/format.js';
import type { Here } from '../../../lib/here.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { useHere } from '../../../lib/session.js';
import { Strip, type StripSegment } from '../../../ui/strip.js';
import type { Ticket } from '../use-ticket.js';
import { isOver, type Span, shownSpans } from './shown-spans.js';

export function BallStrip({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation();
  const format = useFormat();
  const here: Here = useHere();
  const spans = shownSpans(ticket);
  const start = spans[0]?.from ?? ticket.row.createdAt;
  const end = spans.at(-1)?.end ?? ticket.asOf;
  const length = Math.max(end - start, 1);
  const over = ticket.row.status === 'resolved' || ticket.row.status === 'closed';
  const name = (span: Span) => (span.holder ? here.teamName(span.holder.team) : t('words.nobody'));
  const state = (span: Span) =>
    span.waitingOn ? t(`words.waiting.${span.waitingOn}`) : isOver(span) ? t(`words.status.${span.status}`) : t('ticket.strip.held');

  const segments = spans.map((span, index): StripSegment => {
    const time = format.duration(span.end - span.from);
    const paused = span.waitingOn !== null || isOver(span);
    const text = paused ? state(span) : name(span);
    return {
      key: `${span.from}-${index}`,
      from: (span.from - start) / length,
      to: (span.end - start) / length,
      tone: span.holder ? here.tone(span.holder.party) : 'none',
      paused,
      labels: [`${text} ${time}`, time],
      title: `${name(span)}${paused ? `, ${state(span)}` : ''}: ${time}\n${format.full(span.from)} – ${format.full(span.end)}`,
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
  return (
    <Strip
      label={t('ticket.strip.label', { parts: segments.map((one) => `${one.labels[0]}`).join(', ') })}
      columns={[t('ticket.strip.holder'), t('ticket.strip.state'), t('ticket.strip.from'), t('ticket.strip.to'), t('ticket.strip.length')]}
      segments={segments}
      marks={ticket.bounces.map((bounce) => ({
        key: `${bounce.at}`,
        at: (bounce.at - start) / length,
        title: t('ticket.strip.bounceAt', { team: here.teamName(bounce.backTo.team), when: format.full(bounce.at) }),
      }))}
      start={<span title={format.full(start)}>{format.moment(start, ticket.asOf)}</span>}
      middle={bounceText}
      end={
        <span title={format.full(end)}>
          {over ? t('ticket.strip.resolved', { when: format.moment(end, ticket.asOf) }) : t('ticket.strip.now', { time: format.time(end) })}
        </span>
      }
    />
  );
}
