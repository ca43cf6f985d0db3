export { registersModule } from './registers.module.js';
