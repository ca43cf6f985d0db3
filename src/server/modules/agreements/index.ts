export { agreementsModule } from './agreements.module.js';
export { versionInForce } from './agreements.repo.js';
export { agreementInForce, agreementNumbered, agreementVersion, type CompiledAgreement } from './in-force.js';
export { saveVersion } from './save-version.js';
