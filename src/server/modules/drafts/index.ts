export { beginDraft, storeDraft } from './create-draft.js';
export { draftsModule } from './drafts.module.js';
export { loadDraft, setDraftState } from './drafts.repo.js';
export type { DraftTable } from './tables.js';
