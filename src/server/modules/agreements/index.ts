export { agreementInForce, agreementNumbered, agreementVersion, type CompiledAgreement } from './in-force.js';
export { type NewVersion, saveVersion } from './save-version.js';
