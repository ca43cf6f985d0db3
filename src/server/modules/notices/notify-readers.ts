/**
 * Tells people something that not all of them may read: who is no member any more, or stands outside
 * the circle, is passed over by the statement that writes the notices. One statement, however many.
 */
import { CompiledQuery } from 'kysely';
import type { Instant } from '../../../core/time.js';
import type { Tx } from '../../platform/db/db.js';
import { isUuid, newId } from '../../platform/ids.js';
import type { NewNotice } from './notify.js';

export interface ReadersNotice extends Pick<NewNotice, 'kind' | 'ticket' | 'key' | 'data'> {
  /** Those who may be concerned. A history of another desk knows names that are no ids. */
  readonly people: readonly string[];
  /** Who of them may read it: all, people of the IT teams, or of one party. */
  readonly circle: 'all' | 'teams' | { readonly party: string | null };
  /** Keys of notices that say more: whoever has one of them is not told this as well. */
  readonly unless?: readonly string[];
}

export async function notifyReaders(tx: Tx, partnership: string, now: Instant, notices: readonly ReadersNotice[]): Promise<void> {
  const rows = notices.flatMap(({ people, circle, data = {}, unless = [], ...word }) => {
    const read = typeof circle === 'string' ? { party: null, teams: circle === 'teams' } : { party: circle.party, teams: true };
    return people.filter(isUuid).map((person) => ({ id: newId(), person, ...word, data, unless, ...read }));
  });
  if (rows.length > 0) await tx.executeQuery(CompiledQuery.raw(INSERT, [partnership, now, JSON.stringify(rows)]));
}

const INSERT = `
  insert into notices (partnership_id, notice_id, person_id, kind, ticket_id, key, data, created_at, due_at, wakes)
  select $1::uuid, w.id, w.person, w.kind, w.ticket, w.key, w.data, $2::bigint, $2::bigint, false
  from jsonb_to_recordset($3::jsonb) as w(id uuid, person uuid, kind text, ticket uuid, key text, data jsonb, unless text[], party text, teams boolean)
  join members m on m.partnership_id = $1::uuid and m.person_id = w.person
  where (not w.teams or m.party_id is not null) and (w.party is null or m.party_id = w.party)
    and not exists (
      select from notices n where n.partnership_id = $1::uuid and n.person_id = w.person and n.key = any(w.unless))
  on conflict do nothing`;
