export { attachmentsModule } from './attachments.module.js';
export { attachmentsOf, bindAttachments, findAttachment } from './attachments.repo.js';
export { openAttachment } from './open-attachment.js';
export { findPending as findOwnUpload } from './pending.repo.js';
