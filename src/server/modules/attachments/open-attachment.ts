import type { Ctx } from '../../context.js';
import { Refusal } from '../../platform/http/refusal.js';
import type { FileAnswer } from '../../platform/http/route.js';
import { attachmentKey } from '../../platform/storage/attachment-key.js';
import type { Services } from '../../services.js';

export interface Opened {
  readonly attachment_id: string;
  readonly name: string;
  readonly media_type: string;
  readonly bytes: number;
}

/**
 * The file as an answer. It is offered to be kept, never shown as a page: should a browser show it all the
 * same, it has no origin, no script and no type but the one that is said here.
 */
export async function openAttachment({ storage }: Pick<Services, 'storage'>, ctx: Ctx, file: Opened): Promise<FileAnswer> {
  const content = await storage.open(attachmentKey(ctx.partnership, file.attachment_id));
  if (content === null) {
    ctx.log.error({ attachment: file.attachment_id }, 'The bytes of an attachment are not in the storage');
    throw new Refusal('unavailable', { detail: 'The content of this file is not in the storage. Whoever runs the server can look why.' });
  }
  ctx.setHeader('content-security-policy', "sandbox; default-src 'none'");
  ctx.setHeader('x-content-type-options', 'nosniff');
  ctx.setHeader('content-length', String(file.bytes));
  return { name: file.name, type: file.media_type, content };
}
