export { escalationsModule } from './escalations.module.js';
