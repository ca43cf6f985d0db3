export { belongingsOf, watchBelonging } from './belonging.js';
export { type ConfirmPassword, confirmPassword } from './confirm-password.js';
export { announceMembers, saveParties } from './directory.js';
export { identityModule } from './identity.module.js';
export {
  findMember,
  findPersonByEmail,
  insertMember,
  insertPerson,
} from './identity.repo.js';
export { isLead } from './may-invite.js';
export { type PeopleById, peopleOf, personIn } from './people-of.js';
export { type Circle, whomToTell } from './whom-to-tell.js';
