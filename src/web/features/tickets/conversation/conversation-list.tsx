/** What was said and done, oldest first; who may read a message is always visible on it. */

import { Button } from '@mantine/core';
import type { Names } from '../../../lib/agreement-names.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { usePeople } from '../../../lib/people.js';
import { ProblemNote } from '../../../lib/problem.js';
import { useHere } from '../../../lib/session.js';
import { TeamChip } from '../../../lib/team-chip.js';
import { SLOT, TextAround } from '../../../lib/text-around.js';
import { When } from '../../../lib/when.js';
import { Markdown } from '../../../ui/markdown.js';
import { AttachmentList } from '../attachments/attachment-list.js';
import { numbersOf } from '../record/record-words.js';
import type { Ticket } from '../use-ticket.js';
import { AudienceMark } from './audience-mark.js';
import { type Entry, entriesOf, eventsShown } from './conversation.js';
import styles from './conversation.module.css';
import { EventLine } from './event-line.js';
import { useMessages } from './use-messages.js';

type PersonName = (person: string) => string | null;

/** Members by name, and whoever the ticket itself names: requesters are not listed for everybody. */
function useNames(ticket: Ticket): PersonName {
  const people = usePeople(useHere().id);
  const { row, messages } = ticket;
  const named = new Map(
    [row.requester, row.assignee, ...messages.map((message) => message.by)].map((person) => [person?.id, person?.name]),
  );
  return (person) => named.get(person) ?? people.name(person);
}

export function ConversationList({ ticket, names, now }: { readonly ticket: Ticket; readonly names: Names; readonly now: number }) {
  const { t } = useTranslation();
  const personName = useNames(ticket);
  const here = useHere();
  const { messages, hasEarlier, isLoading, error, showEarlier } = useMessages(here.id, ticket);
  const numbers = numbersOf(ticket.record);
  const said = new Set(messages.map((one) => one.at));
  return (
    <>
      {hasEarlier ? (
        <Button variant="default" fullWidth loading={isLoading} onClick={showEarlier}>
          {t('conversation.earlier')}
        </Button>
      ) : null}
      <ProblemNote error={error} retry={showEarlier} />
      <ol className={styles.list} aria-label={t('ticket.conversation')}>
        {entriesOf({ events: eventsShown(ticket.events, messages, hasEarlier), messages }).map((entry) => (
          <li key={entry.key}>
            {entry.kind === 'message' ? <MessageItem entry={entry} now={now} /> : null}
            {entry.kind === 'hand-off' ? <HandOffItem entry={entry} personName={personName} now={now} /> : null}
            {entry.kind === 'event' ? (
              <EventLine
                event={entry.event}
                names={names}
                personName={personName}
                ticketNumber={(id) => numbers.get(id) ?? null}
                now={now}
                said={said.has(entry.at)}
              />
            ) : null}
          </li>
        ))}
      </ol>
    </>
  );
}

function MessageItem({ entry, now }: { readonly entry: Extract<Entry, { kind: 'message' }>; readonly now: number }) {
  const { t } = useTranslation();
  const here = useHere();
  const { message } = entry;
  const side = message.byParty ?? message.by?.party ?? null;
  const party = side ? here.partyName(side) : '';
  return (
    <article className={styles.message} data-audience={message.audience}>
      <header>
        <b>{message.by?.name ?? (message.automatic ? t('ticket.events.system') : t('ticket.requester'))}</b>{' '}
        <span className="mute">
          {side ? `${party} · ` : message.by && !message.automatic ? `${t('ticket.requester')} · ` : ''}
          <When at={message.at} now={now} look="moment" /> · <AudienceMark audience={message.audience} party={party} />
          {message.automatic ? ` · ${t('ticket.automatic')}` : ''}
          {message.writtenOn ? ` · ${t('record.writtenOn', { number: message.writtenOn.number })}` : ''}
        </span>
      </header>
      <Markdown text={message.text} />
      <AttachmentList attachments={message.attachments} />
    </article>
  );
}

function HandOffItem({
  entry,
  personName,
  now,
}: {
  readonly entry: Extract<Entry, { kind: 'hand-off' }>;
  readonly personName: PersonName;
  readonly now: number;
}) {
  const { t } = useTranslation();
  const here = useHere();
  const { proposal } = entry;
  const by =
    proposal.by.kind === 'system'
      ? t('ticket.events.system')
      : (personName(proposal.by.person) ?? (proposal.by.kind === 'team' ? here.partyName(proposal.by.party) : ''));
  const parts: readonly (readonly [string, string])[] = [
    [t('ticket.tried'), proposal.context.tried],
    [t('ticket.evidence'), proposal.context.evidence],
    [t('ticket.needed'), proposal.context.needed],
    ...Object.entries(proposal.context.fields),
  ];
  return (
    <article className={styles.handOff}>
      <header>
        <b>{by}</b> {t(proposal.transfer === 'immediate' ? 'ticket.events.immediate' : 'ticket.events.proposed', { team: '' }).trim()}{' '}
        <TeamChip team={proposal.toTeam} party={proposal.toParty} />{' '}
        <span className="mute">
          <When at={proposal.at} now={now} look="moment" />
          {', '}
          <AnswerWords entry={entry} now={now} /> · <AudienceMark audience="shared" party="" /> ·{' '}
          {t('ticket.reason', { reason: t(`words.reason.${proposal.context.reason}`) })}
        </span>
      </header>
      <dl className={styles.context}>
        {parts
          .filter(([, text]) => text.trim() !== '')
          .map(([name, text]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <Markdown text={text} />
              </dd>
            </div>
          ))}
      </dl>
    </article>
  );
}

function AnswerWords({ entry, now }: { readonly entry: Extract<Entry, { kind: 'hand-off' }>; readonly now: number }) {
  const { t } = useTranslation();
  const { answer, proposal } = entry;
  if (proposal.transfer === 'immediate' && answer === null) return null;
  if (answer === null) return <>{t('ticket.events.open')}</>;
  const key =
    answer.kind === 'hand-off-accepted'
      ? answer.automatic
        ? 'ticket.events.acceptedAutomatically'
        : 'ticket.events.accepted'
      : answer.kind === 'hand-off-declined'
        ? 'ticket.events.declined'
        : 'ticket.events.withdrawn';
  return (
    <TextAround text={t(key, { when: SLOT, reason: answer.kind === 'hand-off-declined' ? answer.reason : '' })}>
      <When at={answer.at} now={now} look="moment" />
    </TextAround>
  );
}
