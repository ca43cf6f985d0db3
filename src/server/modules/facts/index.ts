export { factsModule } from './facts.module.js';
