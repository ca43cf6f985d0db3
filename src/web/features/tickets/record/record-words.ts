/** The words after the name of who did it, for what is written onto a ticket's record. */
import type { TFunction } from 'i18next';
import type { TicketEvent } from '../../../../core/tickets/event.js';
import type { Ticket } from '../use-ticket.js';

export interface RecordContext {
  readonly t: TFunction;
  readonly system: (id: string) => string;
  readonly person: (id: string) => string;
  readonly moment: (at: number) => string;
  /** `#2041` of a ticket that the page knows; null otherwise. */
  readonly ticket: (id: string) => string | null;
}

/** The numbers of tickets that a ticket's record names. */
export function numbersOf({ links, merged, mergedInto }: Ticket['record']): ReadonlyMap<string, string> {
  const all = [...links.map((one) => one.ticket), ...merged, ...(mergedInto === null ? [] : [mergedInto])];
  return new Map(all.map(({ id, number }) => [id, `#${number}`]));
}

/** What a correction says besides its fields: impact, urgency, and the override. */
export function weighedWords(event: Extract<TicketEvent, { kind: 'classified' }>, { t }: Pick<RecordContext, 't'>): string | null {
  const { weight, override, changes, reason } = event;
  if (override === 'taken-back') return t('record.events.tookBack');
  if (override === 'set') return t('record.events.overrode', { priority: changes.priority ?? '', reason });
  if (weight === undefined) return null;
  const word = (level: typeof weight.impact) => (level === null ? t('record.unknown') : t(`words.level.${level}`));
  return t('record.events.weighed', { impact: word(weight.impact), urgency: word(weight.urgency) });
}

export function recordWords(event: TicketEvent, { t, system, person, moment, ticket }: RecordContext): string | null {
  const bySelf = (who: string) => event.by.kind !== 'system' && event.by.person === who;
  const other = (id: string) => ticket(id) ?? t('record.events.otherTicket');
  switch (event.kind) {
    case 'touched':
      return event.systems.length === 0
        ? t('record.events.touchedNone')
        : t('record.events.touched', { systems: event.systems.map(system).join(', ') });
    case 'tagged': {
      const parts = [
        event.add.length > 0 ? t('record.events.tagged', { tags: event.add.join(', ') }) : '',
        event.remove.length > 0 ? t('record.events.untagged', { tags: event.remove.join(', ') }) : '',
      ];
      return parts.filter(Boolean).join(', ');
    }
    case 'wish-dated':
      return event.wishAt === null ? t('record.events.wishCleared') : t('record.events.wishDated', { when: moment(event.wishAt) });
    case 'watcher-added':
      return bySelf(event.person) ? t('record.events.watched') : t('record.events.watcherAdded', { person: person(event.person) });
    case 'watcher-removed':
      return bySelf(event.person) ? t('record.events.unwatched') : t('record.events.watcherRemoved', { person: person(event.person) });
    case 'requester-changed':
      return t('record.events.requesterChanged', { person: person(event.requester) });
    case 'linked':
    case 'unlinked':
      return t(`record.events.${event.kind}`, { ticket: other(event.ticket), role: t(`record.role.${event.as}`) });
    case 'merged': {
      const into = ticket(event.into);
      return into === null ? t('record.events.merged') : t('record.events.mergedInto', { ticket: into });
    }
    case 'joined':
    case 'parted':
      return t(`record.events.${event.kind}`, { ticket: other(event.ticket) });
    case 'unmerged':
      return t('record.events.unmerged');
    default:
      return null;
  }
}
