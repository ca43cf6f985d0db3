export { historiesModule } from './histories.module.js';
export { findHistory, historyWithKey, insertHistory } from './histories.repo.js';
export { runImport } from './run-import.js';
export { openStoreIn } from './store.js';
