export { signedFacts } from './signed-facts.js';
export { signingModule } from './signing.module.js';
