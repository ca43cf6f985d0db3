import { removePendingAttachment, uploadAttachment } from '../../../contract/attachments.js';
import { MINUTE } from '../../../core/time.js';
import { memberRoute } from '../../context.js';
import { Rounds } from '../../platform/rounds.js';
import type { Module, Services } from '../../services.js';
import { putUpload } from './put-upload.js';
import { removeUpload } from './remove-upload.js';
import { sweepAttachments } from './sweeper.js';

/** Uploads until a message takes them. Reading them is the ticket's: it knows who may read which message. */
export function attachmentsModule(services: Services): Module {
  const sweeping = new Rounds({ everyMs: MINUTE, log: services.log, failed: 'A sweep of uploads failed; the next one looks again' }, () =>
    sweepAttachments(services),
  );
  return {
    routes: [
      memberRoute(uploadAttachment, ({ query, upload }, ctx) => putUpload(services, ctx, query.name, upload)),
      memberRoute(removePendingAttachment, ({ params }, ctx) => removeUpload(services, ctx, params.attachment)),
    ],
    start: async () => sweeping.start(),
    stop: () => sweeping.stop(),
  };
}
