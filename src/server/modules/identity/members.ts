/**
 * Who a person is in a partnership. Looked up for every request, so remembered for a moment; changes
 * are announced to all servers and hold at once.
 */
import type { Member } from '../../context.js';
import type { Clock } from '../../platform/clock.js';
import type { Db } from '../../platform/db/db.js';
import type { Signals } from '../../platform/signals/signals.js';
import { findMember } from './identity.repo.js';

const REMEMBER_MS = 30_000;
const MOST_REMEMBERED = 10_000;
export const MEMBERS_TOPIC = 'members';

export class Members {
  private readonly known = new Map<string, Map<string, { member: Member; until: number }>>();
  private readonly off: () => void;

  constructor(
    private readonly db: Db,
    private readonly signals: Signals,
    private readonly clock: Clock,
  ) {
    this.off = signals.on(MEMBERS_TOPIC, (partnership) => {
      if (partnership === null) this.known.clear();
      else this.known.delete(partnership);
    });
  }

  async find(person: string, partnership: string): Promise<Member | null> {
    const found = this.signals.connected ? this.known.get(partnership)?.get(person) : undefined;
    if (found && found.until > this.clock.now()) return found.member;
    // Taken before the look: a change that is announced meanwhile throws this very map away.
    const people = this.peopleOf(partnership);
    const member = await this.db.read(partnership, (db) => findMember(db, partnership, person));
    if (member === null) return null;
    people.set(person, { member, until: this.clock.now() + REMEMBER_MS });
    return member;
  }

  private peopleOf(partnership: string): Map<string, { member: Member; until: number }> {
    if (this.known.size >= MOST_REMEMBERED) this.known.clear();
    const people = this.known.get(partnership) ?? new Map();
    this.known.set(partnership, people);
    return people;
  }

  stop(): void {
    this.off();
  }
}
