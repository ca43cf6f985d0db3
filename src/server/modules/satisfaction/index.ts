export { ratingLinks } from './rating-link.js';
export { satisfactionModule } from './satisfaction.module.js';
