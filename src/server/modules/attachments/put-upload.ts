/**
 * Stores an upload while it comes in: counted, hashed and looked at on the way, never held whole. Whatever
 * goes wrong, nothing of it stays, and the caller is told.
 */
import { createHash } from 'node:crypto';
import { type Readable, Transform } from 'node:stream';
import type { Ctx } from '../../context.js';
import { limitedBytes } from '../../platform/http/limited-bytes.js';
import { invalid, refused } from '../../platform/http/refusal.js';
import { attachmentKey } from '../../platform/storage/attachment-key.js';
import type { Services } from '../../services.js';
import { type AttachmentView, viewAttachment } from './attachments.repo.js';
import { cleanName } from './clean-name.js';
import { fileKind, HEAD_BYTES } from './file-kind.js';
import { countPending, finishPending, forgetPending, insertPending } from './pending.repo.js';

/** Uploads of one person that may wait to be sent: five messages full. */
const MOST_WAITING = 100;

type Uploading = Pick<Services, 'config' | 'storage'>;

export async function putUpload({ config, storage }: Uploading, ctx: Ctx, given: string, upload: Readable): Promise<AttachmentView> {
  const { partnership } = ctx;
  const content = limitedBytes(upload, config.TANDEM_ATTACHMENT_LIMIT_MB * 1_000_000, Number(ctx.headers['content-length'] ?? 0));
  const id = ctx.newId();
  const name = cleanName(given);
  await ctx.write(async (tx) => {
    if ((await countPending(tx, partnership, ctx.person.id)) >= MOST_WAITING) throw tooManyWaiting();
    await insertPending(tx, { partnership_id: partnership, attachment_id: id, owner: ctx.person.id, name, created_at: ctx.now });
  });
  const key = attachmentKey(partnership, id);
  try {
    const seen = new Seen();
    content.on('error', (error) => seen.stream.destroy(error));
    await storage.put(key, content.pipe(seen.stream));
    const { type, mismatch } = await fileKind(name, seen.head());
    const stored = { media_type: type, mismatch, bytes: seen.bytes, sha256: seen.digest() };
    if (!(await ctx.write((tx) => finishPending(tx, partnership, id, stored)))) throw new Error('An upload was swept while it came in');
    return viewAttachment({ attachment_id: id, name, ...stored });
  } catch (error) {
    content.destroy();
    // Should this fail too, the row stays, and with it the sweeper knows where to look.
    await storage.delete(key);
    await ctx.write((tx) => forgetPending(tx, partnership, id));
    throw error;
  }
}

/** Counts, hashes and keeps the first bytes of what passes through it. */
class Seen {
  bytes = 0;
  private readonly hash = createHash('sha256');
  private readonly first: Buffer[] = [];
  private held = 0;

  readonly stream = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      this.bytes += chunk.length;
      this.hash.update(chunk);
      if (this.held < HEAD_BYTES) {
        this.first.push(chunk.subarray(0, HEAD_BYTES - this.held));
        this.held += chunk.length;
      }
      done(null, chunk);
    },
    flush: (done) => done(this.bytes === 0 ? empty() : null),
  }).on('error', () => undefined);

  head = (): Buffer => Buffer.concat(this.first);
  digest = (): string => this.hash.digest('hex');
}

const empty = (): Error => invalid([{ path: ['body'], text: 'The file is empty' }]);

const tooManyWaiting = (): Error =>
  refused([
    { code: 'attachment.too-many-waiting', ref: null, text: `${MOST_WAITING} of your files wait to be sent. Send or remove some first.` },
  ]);
