export { arrangements, type Colleague, colleagues } from './arrangement.js';
export { onCallModule } from './on-call.module.js';
