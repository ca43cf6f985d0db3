export { partnershipsModule } from './partnerships.module.js';
