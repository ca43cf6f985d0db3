export { announceMembers, type PartyRow, saveParties, type TeamRow } from './directory.js';
export { type IdentityModule, identityModule } from './identity.module.js';
export {
  findMember,
  findPersonByEmail,
  insertMember,
  insertPerson,
  listMemberRows,
  type MemberRow,
  type NewMember,
} from './identity.repo.js';
export { isLead } from './may-invite.js';
export { hashPassword } from './passwords.js';
