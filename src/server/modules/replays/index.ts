export { replaysModule } from './replays.module.js';
