/**
 * A link that lets whoever asked rate one ticket, without a session: ids, the end of its time, and a
 * signature over them with a key that signs nothing else. It opens one question and no other door, and
 * speaks for the person whom it was sent to alone: when the ticket becomes somebody else's, it ends.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { DAY, type Instant } from '../../../core/time.js';
import type { Services } from '../../services.js';

const VALID_MS = 30 * DAY;
const KEY = 'satisfaction-links';
const LENGTH = 16 + 16 + 16 + 6;
const SIGNATURE = 32;

interface RatedBy {
  readonly partnership: string;
  readonly ticket: string;
  /** The requester that it was sent to. */
  readonly person: string;
}

export interface RatingLinks {
  /** The address for the closing mail. `origin`: where people reach the server, without a slash at the end. */
  make(origin: string, rated: RatedBy, now: Instant): Promise<string>;
  /** Null: not one of ours, or its time is over. */
  read(token: string, now: Instant): Promise<RatedBy | null>;
}

/** Makes and reads links with this installation's key, looked up once. */
export function ratingLinks({ secret }: Pick<Services, 'secret'>): RatingLinks {
  let kept: Promise<string> | null = null;
  const key = (): Promise<string> => {
    kept ??= secret(KEY).catch((error: unknown) => {
      kept = null;
      throw error;
    });
    return kept;
  };
  return {
    make: async (origin, { partnership, ticket, person }, now) => {
      const said = Buffer.alloc(LENGTH);
      said.write(partnership.replaceAll('-', ''), 0, 'hex');
      said.write(ticket.replaceAll('-', ''), 16, 'hex');
      said.write(person.replaceAll('-', ''), 32, 'hex');
      said.writeUIntBE(now + VALID_MS, 48, 6);
      return `${origin}/rate/${Buffer.concat([said, signature(await key(), said)]).toString('base64url')}`;
    },
    read: async (token, now) => {
      const bytes = Buffer.from(token, 'base64url');
      // One way to write each token: what decodes the same is not the same.
      if (bytes.length !== LENGTH + SIGNATURE || bytes.toString('base64url') !== token) return null;
      const said = bytes.subarray(0, LENGTH);
      if (!timingSafeEqual(bytes.subarray(LENGTH), signature(await key(), said))) return null;
      if (said.readUIntBE(48, 6) < now) return null;
      return { partnership: uuidAt(said, 0), ticket: uuidAt(said, 16), person: uuidAt(said, 32) };
    },
  };
}

const signature = (key: string, said: Buffer): Buffer => createHmac('sha256', key).update(said).digest();

function uuidAt(bytes: Buffer, at: number): string {
  const hex = bytes.toString('hex', at, at + 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
