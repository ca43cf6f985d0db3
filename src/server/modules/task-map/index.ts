export { taskMapModule } from './task-map.module.js';
