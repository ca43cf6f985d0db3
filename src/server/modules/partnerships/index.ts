export { partnershipsModule } from './partnerships.module.js';
export { openSample } from './sample.js';
