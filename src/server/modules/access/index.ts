export { accessOf } from './access-of.js';
