/** One stream for one person over all partnerships: each with the wall of its own, as the memberships are at every moment. */
import type { Member, PersonCtx } from '../../../context.js';
import { subscribe } from '../../../platform/events/feed.js';
import { Inbox } from '../../../platform/events/inbox.js';
import type { FeedItem } from '../../../platform/events/reader.js';
import type { ServerSentEvent } from '../../../platform/http/route.js';
import type { Services } from '../../../services.js';
import { belongingsOf, watchBelonging } from '../../identity/index.js';
import { CHANGES_REACH, hears, isReached } from '../reach.js';

type Needs = Pick<Services, 'db' | 'signals'>;
interface Told {
  readonly partnership: string;
  readonly item: FeedItem;
}
interface Followed {
  readonly member: Member;
  readonly off: () => void;
}

const MOST_WAITING = 2_000;
const MOST_REMEMBERED = 10_000;
/** Hints may be lost. */
const LOOK_AGAIN_MS = 300_000;

const cursorOf = (item: FeedItem): string => (item.kind === 'event' ? item.event.id : item.id);

/** `after`: the last event that the listener saw, in whichever partnership; null begins now. */
export async function* followAll({ db, signals }: Needs, ctx: PersonCtx, after: string | null): AsyncGenerator<ServerSentEvent> {
  const followed = new Map<string, Followed>();
  const inbox = new Inbox<Told>(MOST_WAITING, ({ partnership, item }) => ({ partnership, item: { kind: 'reset', id: cursorOf(item) } }));
  let looks = 0;
  const look = async (from: string | null): Promise<void> => {
    looks += 1;
    const mine = looks;
    const now = new Map((await belongingsOf(db, ctx.person.id)).map((one) => [one.partnership, one]));
    // A later look knows better; a listener that has left needs none.
    if (mine !== looks || ctx.signal.aborted) return;
    for (const [partnership, { off }] of followed) {
      if (now.has(partnership)) continue;
      off();
      followed.delete(partnership);
    }
    for (const [partnership, member] of now) {
      const off =
        followed.get(partnership)?.off ??
        subscribe(
          { db, signals },
          { partnership, subjectType: 'ticket', after: from },
          {
            tell: (item) => inbox.put({ partnership, item }),
            fail: (error) => inbox.fail(error),
          },
        );
      followed.set(partnership, { member, off });
    }
  };
  const again = (): void => void look(null).catch((error: unknown) => inbox.fail(error));
  const end = (): void => inbox.end();
  const off = watchBelonging(signals, ctx.person.session, { onMembers: again, onSignedOut: end });
  const timer = setInterval(again, LOOK_AGAIN_MS);
  timer.unref();
  ctx.signal.addEventListener('abort', end, { once: true });
  try {
    await look(after);
    if (after === null) yield { event: 'hello', id: ctx.newId(), data: {} };
    const own = new Map<string, boolean>();
    for await (const { partnership, item } of inbox) {
      const member = followed.get(partnership)?.member;
      if (member === undefined || (item.kind === 'event' && !hears(member, item.event))) continue;
      if (item.kind === 'event' && CHANGES_REACH.has(item.event.kind)) own.delete(item.event.subject.id);
      if (item.kind === 'reset') yield { event: 'reset', id: item.id, data: { partnership } };
      else if (await reaches(db, member, partnership, item.event.subject.id, own))
        yield { event: 'ticket', id: item.event.id, data: { partnership, ticket: item.event.subject.id } };
    }
  } finally {
    clearInterval(timer);
    ctx.signal.removeEventListener('abort', end);
    off();
    for (const one of followed.values()) one.off();
  }
}

/** Looked up once, and again after what changes it; only requesters have others' tickets to miss. */
async function reaches(db: Needs['db'], member: Member, partnership: string, ticket: string, own: Map<string, boolean>): Promise<boolean> {
  if (member.role !== 'requester') return true;
  const known = own.get(ticket);
  if (known !== undefined) return known;
  const found = await db.read(partnership, (read) => isReached(read, partnership, ticket, member.person));
  if (own.size >= MOST_REMEMBERED) own.clear();
  own.set(ticket, found);
  return found;
}
