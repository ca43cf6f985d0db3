/**
 * Who asks. A signed cookie vouches for five minutes, and this process remembers what it checked; a
 * session that was ended is refused at once on every server all the same, because the ended ones are
 * announced. While announcements do not arrive, every request is checked in the database.
 */

import { sql } from 'kysely';
import type { Person } from '../../context.js';
import type { Clock } from '../../platform/clock.js';
import type { Db } from '../../platform/db/db.js';
import type { Signals } from '../../platform/signals/signals.js';
import { type Auth, COOKIE_TRUST_SECONDS } from './auth.js';

/** Hints name the session that was ended. */
export const SESSION_TOPIC = 'session';
const REMEMBER_MS = 30_000;
const MOST_REMEMBERED = 5_000;
const TRUST_MS = COOKIE_TRUST_SECONDS * 1_000 + 60_000;

export type SetCookies = (cookies: readonly string[]) => void;

export class Sessions {
  private readonly known = new Map<string, { person: Person; until: number }>();
  private revoked = new Set<string>();
  private off: (() => void) | null = null;
  /** Counts announcements, so that a reload that overlaps one is done again. */
  private told = 0;

  constructor(private readonly options: { readonly auth: Auth; readonly db: Db; readonly signals: Signals; readonly clock: Clock }) {}

  async start(): Promise<void> {
    this.off = this.options.signals.on(SESSION_TOPIC, (id) => {
      this.told += 1;
      if (id !== null) this.revoked.add(id);
      else {
        this.known.clear();
        void this.reload().catch(() => undefined);
      }
    });
    await this.reload();
  }

  stop(): void {
    this.off?.();
  }

  async personOf(cookie: string | undefined, setCookies: SetCookies): Promise<Person | null> {
    if (!cookie?.includes('session_token')) return null;
    const { auth, signals, clock } = this.options;
    const prompt = signals.connected;
    const found = prompt ? this.known.get(cookie) : undefined;
    if (found && found.until > clock.now()) return this.revoked.has(found.person.session) ? null : found.person;
    const { response, headers } = await auth.api.getSession({
      headers: new Headers({ cookie }),
      query: { disableCookieCache: !prompt },
      returnHeaders: true,
    });
    if (response === null || this.revoked.has(response.session.id)) return null;
    const person: Person = { id: response.user.id, name: response.user.name, email: response.user.email, session: response.session.id };
    const cookies = headers.getSetCookie();
    if (cookies.length > 0) setCookies(cookies);
    else this.remember(cookie, person);
    return person;
  }

  private remember(cookie: string, person: Person): void {
    if (this.known.size >= MOST_REMEMBERED) this.known.clear();
    this.known.set(cookie, { person, until: this.options.clock.now() + REMEMBER_MS });
  }

  /** Ends a session everywhere. */
  async end(person: Person, cookie: string): Promise<readonly string[]> {
    const { auth, db, signals, clock } = this.options;
    await db.unsafeAcrossPartnerships((tx) =>
      sql`insert into revoked_sessions (session_id, until_at) values (${person.session}, ${clock.now() + TRUST_MS}) on conflict do nothing`.execute(
        tx,
      ),
    );
    const { headers } = await auth.api.signOut({ headers: new Headers({ cookie }), returnHeaders: true });
    signals.hint(SESSION_TOPIC, person.session);
    return headers.getSetCookie();
  }

  /** Reads the ended sessions, and forgets what no longer matters: those that no cookie can vouch for any more, old counts. */
  async reload(): Promise<void> {
    const { db, clock } = this.options;
    const before = this.told;
    const ids = await db.unsafeAcrossPartnerships(async (tx) => {
      await sql`delete from revoked_sessions where until_at < ${clock.now()}`.execute(tx);
      await sql`delete from sessions where expires_at < now()`.execute(tx);
      await sql`delete from throttles where until_at < ${clock.now()}`.execute(tx);
      return (await tx.selectFrom('revoked_sessions').select('session_id').execute()).map((row) => row.session_id);
    });
    const fresh = new Set(ids);
    if (this.told !== before) for (const id of this.revoked) fresh.add(id);
    this.revoked = fresh;
  }
}
