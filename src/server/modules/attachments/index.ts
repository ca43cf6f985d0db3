export { attachmentsOf, bindAttachments } from './attachments.repo.js';
