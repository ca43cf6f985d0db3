/** One thing that was done, in one line. */
import type { TFunction } from 'i18next';
import type { TicketEvent } from '../../../../core/tickets/event.js';
import type { Names } from '../../../lib/agreement-names.js';
import { useFormat } from '../../../lib/format.js';
import type { Here } from '../../../lib/here.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { useHere } from '../../../lib/session.js';
import { When } from '../../../lib/when.js';
import { Markdown } from '../../../ui/markdown.js';
import { recordWords, weighedWords } from '../record/record-words.js';
import styles from './conversation.module.css';

interface Context {
  readonly t: TFunction;
  readonly here: Here;
  readonly names: Names;
  readonly person: (id: string) => string;
  readonly moment: (at: number) => string;
  readonly ticket: (id: string) => string | null;
}

/** The words after the name of who did it; null for what needs no line of its own. */
function wordsOf(event: TicketEvent, { t, here, names, person, moment, ticket }: Context): string | null {
  switch (event.kind) {
    case 'created':
      return t('ticket.events.created');
    case 'assigned':
      if (event.by.kind === 'team' && event.by.person === event.person) return t('ticket.events.took');
      return event.person ? t('ticket.events.assigned', { person: person(event.person) }) : t('ticket.events.unassigned');
    case 'transferred':
      return t('ticket.events.transferred', { team: here.teamName(event.team) });
    case 'waiting':
      return [
        t('ticket.events.waiting', { on: t(`words.waiting.${event.on}`) }),
        event.until === null ? '' : t('ticket.events.waitingUntil', { when: moment(event.until) }),
        event.note ? `(${event.note})` : '',
      ]
        .filter(Boolean)
        .join(' ');
    case 'resumed':
      return t('ticket.events.resumed');
    case 'resolved':
      return t('ticket.events.resolved');
    case 'reopened':
      return t('ticket.events.reopened', { reason: event.reason });
    case 'closed':
      return t('ticket.events.closed');
    case 'rated':
      return t(event.good ? 'satisfaction.ratedGood' : 'satisfaction.ratedNotGood');
    case 'classified': {
      const weighed = weighedWords(event, { t });
      if (weighed !== null) return weighed;
      const fields = (Object.keys(event.changes) as (keyof typeof event.changes)[]).map((field) => t(`ticket.field.${field}`)).join(', ');
      return t('ticket.events.classified', { fields, reason: event.reason });
    }
    case 'escalated': {
      const who = [...event.teams.map((team) => here.teamName(team)), ...(event.leads ? [t('onCall.events.leads')] : [])].join(', ');
      return t('onCall.events.escalated', { clock: t(`words.clock.${event.clock}`), percent: event.atPercent, who });
    }
    case 'wake-passed-on':
      return t('onCall.events.passedOn', { person: person(event.person) });
    case 'wake-acknowledged':
      return t('onCall.events.acknowledged');
    case 'surfaced':
      return t(`onCall.events.${event.what}`);
    case 'agreement-moved':
      return t('ticket.events.agreementMoved', { version: event.agreementVersion });
    case 'not-accountable-marked':
      return t('ticket.events.notAccountable', { reason: event.reason });
    case 'not-accountable-answered':
      return t(`holding.claim.event.${event.answer}`, { reason: event.reason });
    case 'not-accountable-decided':
      return t(`holding.claim.event.${event.stands ? 'stands' : 'falls'}`, { reason: event.reason });
    case 'leads-called-in':
      return t('holding.claim.event.leads', { count: event.bounces });
    case 'approval-asked':
      return t('work.events.asked', { name: event.name });
    case 'approval-answered':
      return event.answer === 'approved' ? t('work.events.approved') : t('work.events.declined', { reason: event.reason });
    case 'approval-withdrawn':
      return t('work.events.withdrawn', { reason: event.reason });
    case 'gates-overridden':
      return t('work.events.overridden', { reason: event.reason });
    case 'checklist-changed':
      if (event.change.do === 'add') return t('work.events.added', { items: event.change.items.map((one) => one.text).join(', ') });
      return event.change.do === 'tick' ? t(event.change.done ? 'work.events.ticked' : 'work.events.unticked') : null;
    default:
      return recordWords(event, { t, person, moment, ticket, system: names.system });
  }
}

export interface EventLineProps {
  readonly event: TicketEvent;
  readonly names: Names;
  readonly personName: (person: string) => string | null;
  /** `#2041` of a ticket that this one is connected with. */
  readonly ticketNumber: (ticket: string) => string | null;
  readonly now: number;
  /** What was said with it stands beside it as a message. */
  readonly said: boolean;
}

export function EventLine({ event, names, personName, ticketNumber, now, said }: EventLineProps) {
  const { t } = useTranslation();
  const here = useHere();
  const format = useFormat();
  const person = (id: string): string => personName(id) ?? t('ticket.requester');
  if (event.kind === 'routed') {
    const text = event.team === null ? t('ticket.events.routedNobody') : t('ticket.events.routed', { team: here.teamName(event.team) });
    return (
      <p className={styles.event}>
        {text} · <When at={event.at} now={now} look="moment" />
      </p>
    );
  }
  const words = wordsOf(event, { t, here, names, person, moment: (at) => format.full(at), ticket: ticketNumber });
  if (words === null) return null;
  const who =
    event.by.kind === 'system'
      ? t('ticket.events.system')
      : (personName(event.by.person) ?? (event.by.kind === 'team' ? here.partyName(event.by.party) : t('ticket.requester')));
  const note = event.kind === 'resolved' && !said ? event.note : '';
  return (
    <>
      <p className={styles.event}>
        <b>{who}</b> {words} · <When at={event.at} now={now} look="moment" />
      </p>
      {note ? (
        <div className={styles.note}>
          <Markdown text={note} />
        </div>
      ) : null}
    </>
  );
}
