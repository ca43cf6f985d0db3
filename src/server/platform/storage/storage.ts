/** Where the bytes of attachments lie: a folder of this machine, or a bucket. */
import type { Readable } from 'node:stream';

export interface Storage {
  /** Stores all of the stream under a key, or nothing: what is cut off is never there, not even after a crash. */
  put(key: string, content: Readable): Promise<void>;
  /** Null: there is nothing under this key. */
  open(key: string): Promise<Readable | null>;
  /** Nothing there is no error. */
  delete(key: string): Promise<void>;
  exists(key: string): Promise<boolean>;
}
