export { draftsModule } from './drafts.module.js';
