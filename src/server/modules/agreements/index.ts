export { agreementInForce, agreementNumbered, agreementVersion, type CompiledAgreement } from './in-force.js';
