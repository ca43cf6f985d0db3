export { timeEntriesModule } from './time-entries.module.js';
export { minutesLogged } from './time-entries.repo.js';
