export { registerFindingsModule } from './register-findings.module.js';
