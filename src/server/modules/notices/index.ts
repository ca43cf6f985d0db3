export { type NewNotice, notify } from './notify.js';
