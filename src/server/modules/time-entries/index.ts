export { timeEntriesModule } from './time-entries.module.js';
