/**
 * Joins a partnership with the link of an invitation. A person without a password sets one. Who has
 * one gives it: an invitation never changes it, otherwise any lead could take over any account.
 */
import { sql } from 'kysely';
import type { Instant } from '../../../core/time.js';
import { afterCommit, type Db } from '../../platform/db/db.js';
import type { Events } from '../../platform/events/events.js';
import { notFound, refused } from '../../platform/http/refusal.js';
import { newId } from '../../platform/ids.js';
import type { Signals } from '../../platform/signals/signals.js';
import { findCredential, insertCredential } from './identity.repo.js';
import { MEMBERS_TOPIC } from './members.js';
import { tokenHash } from './one-time-tokens.js';
import { hashPassword, verifyPassword } from './passwords.js';
import { wrongPassword } from './sign-in.js';

interface Invitation {
  readonly partnership_id: string;
  readonly person_id: string;
  readonly expires_at: number;
  readonly used_at: number | null;
}

const invitationIsOver = () =>
  refused([{ code: 'identity.invitation-over', ref: null, text: 'This invitation was used or has expired. Ask for a new one.' }]);

export interface AcceptOptions {
  readonly db: Db;
  readonly events: Events;
  readonly signals: Signals;
  /** Counts the attempt for the person's address. */
  readonly attempt: (email: string) => Promise<void>;
}

/** Answers the address to sign in with. */
export async function acceptInvitationWith(
  { db, events, signals, attempt }: AcceptOptions,
  token: string,
  password: string,
  now: Instant,
): Promise<string> {
  const invitation = await db.unsafeAcrossPartnerships(async (tx) => {
    const { rows } = await sql<Invitation>`select * from tandem.invitation(${tokenHash(token)})`.execute(tx);
    return rows[0];
  });
  if (!invitation) throw notFound();
  if (invitation.used_at !== null || invitation.expires_at < now) throw invitationIsOver();
  const { partnership_id: partnership, person_id: person } = invitation;
  const known = await db.unsafeAcrossPartnerships((tx) => findCredential(tx, person));
  if (known.passwordHash === null) {
    const passwordHash = await hashPassword(password);
    await db.unsafeAcrossPartnerships((tx) => insertCredential(tx, newId(), person, passwordHash));
  } else {
    await attempt(known.email);
    if (!(await verifyPassword(known.passwordHash, password))) throw wrongPassword();
  }
  // After the password: a crash in between leaves a link that still works.
  await db.write(partnership, async (tx) => {
    const spent = await tx
      .updateTable('invitations')
      .set({ used_at: now })
      .where('partnership_id', '=', partnership)
      .where('token_hash', '=', tokenHash(token))
      .where('used_at', 'is', null)
      .returning('person_id')
      .executeTakeFirst();
    if (!spent) throw invitationIsOver();
    await tx
      .updateTable('members')
      .set({ joined_at: now })
      .where('partnership_id', '=', partnership)
      .where('person_id', '=', person)
      .execute();
    await events.emit(tx, { partnership, now, by: { kind: 'person', name: person } }, [
      { kind: 'member.joined', subject: { type: 'person', id: person }, data: {} },
    ]);
    afterCommit(tx, () => signals.hint(MEMBERS_TOPIC, partnership));
  });
  return known.email;
}
