export { mappedTasks } from './get-map.js';
export { taskMapModule } from './task-map.module.js';
