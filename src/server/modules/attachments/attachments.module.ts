import { removePendingAttachment, uploadAttachment } from '../../../contract/attachments.js';
import { memberRoute } from '../../context.js';
import type { Module, Services } from '../../services.js';
import { putUpload } from './put-upload.js';
import { removeUpload } from './remove-upload.js';
import { AttachmentSweeper } from './sweeper.js';

/** Uploads until a message takes them. Reading them is the ticket's: it knows who may read which message. */
export function attachmentsModule(services: Services): Module {
  const sweeper = new AttachmentSweeper(services);
  return {
    routes: [
      memberRoute(uploadAttachment, ({ query, upload }, ctx) => putUpload(services, ctx, query.name, upload)),
      memberRoute(removePendingAttachment, ({ params }, ctx) => removeUpload(services, ctx, params.attachment)),
    ],
    start: async () => sweeper.start(),
    stop: () => sweeper.stop(),
  };
}
