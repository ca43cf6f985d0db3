export { signingModule } from './signing.module.js';
