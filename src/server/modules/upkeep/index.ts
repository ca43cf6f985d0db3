export { upkeepModule } from './upkeep.module.js';
