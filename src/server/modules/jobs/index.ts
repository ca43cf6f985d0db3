export { jobsModule } from './jobs.module.js';
export { viewJob } from './jobs.view.js';
