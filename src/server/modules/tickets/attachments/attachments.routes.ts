import { attachToOpening as attachOp, downloadAttachment } from '../../../../contract/attachments.js';
import { type AppRoute, fileRoute, memberRoute } from '../../../context.js';
import type { Services } from '../../../services.js';
import { attachToOpening } from './attach-to-opening.js';
import { download } from './download-attachment.js';

/** What is asked of files through their ticket. */
export const attachmentRoutes = (services: Services): AppRoute[] => [
  fileRoute(downloadAttachment, ({ params }, ctx) => download(services, ctx, params.attachment)),
  memberRoute(attachOp, ({ params, body }, ctx) => attachToOpening(ctx, services.events, params.ticket, body.attachments)),
];
