export { agreementsModule } from './agreements.module.js';
export {
  findVersion,
  idInForce,
  lockNumbers,
  lockVersion,
  nextVersion,
  setVersionState,
  versionInForce,
  versionShown,
} from './agreements.repo.js';
export { VERSION_COLUMNS, type VersionRow, viewVersion } from './agreements.view.js';
export { agreementInForce, agreementNumbered, agreementToDesignFrom, agreementVersion, type CompiledAgreement } from './in-force.js';
export { proofTask } from './proof-task.js';
export { saveVersion } from './save-version.js';
