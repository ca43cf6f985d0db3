export { cannedRepliesModule } from './canned-replies.module.js';
