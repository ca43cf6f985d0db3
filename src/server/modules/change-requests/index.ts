export { changeRequestsModule } from './change-requests.module.js';
