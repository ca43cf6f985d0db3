export { registersModule } from './registers.module.js';
export { allRows as registerRows } from './registers.repo.js';
