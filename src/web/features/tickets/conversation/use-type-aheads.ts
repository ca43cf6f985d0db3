/** What `@` and `/` offer: people who may read what is written, and canned replies filled in for this ticket. */
import { fillCanned } from '../../../../core/tickets/canned-variables.js';
import type { Audience } from '../../../../core/tickets/event.js';
import { findMentions, type Mentionable, mayBeMentioned } from '../../../../core/tickets/mentions.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { usePeople } from '../../../lib/people.js';
import { useHere, useSession } from '../../../lib/session.js';
import type { TypeAheads } from '../../../ui/editor/editor-words.js';
import type { Ticket } from '../use-ticket.js';
import { useCanned, useCannedValues } from './canned/use-canned.js';

/** Whether each word typed begins a word of the name. */
const fits = (name: string, typed: string): boolean => {
  const words = name.toLowerCase().split(/\s+/);
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((part) => words.some((word) => word.startsWith(part)));
};

export function useTypeAheads(ticket: Ticket, audience: Audience) {
  const { t } = useTranslation();
  const here = useHere();
  const me = useSession().person?.id;
  const { members } = usePeople(here.id);
  const replies = useCanned();
  const values = useCannedValues(ticket);
  const { requester } = ticket.row;
  const message = {
    audience,
    party: here.membership.party,
    requester: requester?.id ?? null,
    watchers: ticket.record.watchers.map(({ id }) => id),
  };
  const people = new Map<string, Mentionable>(members.map((one) => [one.person, { name: one.name, party: one.party }]));
  if (requester !== null) people.set(requester.id, requester);
  const typeAheads: TypeAheads = {
    '@': (typed) =>
      [...people]
        .filter(([id, one]) => id !== me && mayBeMentioned(id, one, message) && fits(one.name, typed))
        .map(([id, { name, party }]) => ({
          key: id,
          label: name,
          note: party === null ? t('conversation.mention.requester') : here.partyName(party),
          insert: { person: id, name },
        })),
    '/': (typed) =>
      replies
        .filter((one) => fits(one.name, typed))
        .map((one) => ({
          key: one.id,
          label: one.name,
          note: one.text.split('\n')[0]!.slice(0, 60),
          insert: { markdown: fillCanned(one.text, values).text },
        })),
  };
  /** Names of those mentioned in a text who could not read it. */
  const cannotRead = (text: string): readonly string[] =>
    findMentions(text).flatMap((id) => {
      const one = people.get(id);
      return one === undefined || mayBeMentioned(id, one, message) ? [] : [one.name];
    });
  return { typeAheads, cannotRead };
}
