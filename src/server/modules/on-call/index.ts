export { type Arranged, arrangements, type Colleague, colleagues } from './arrangement.js';
