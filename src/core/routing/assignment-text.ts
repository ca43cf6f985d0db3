/**
 * Who gets the work, in words: the team, and in brackets what else is not the plain case.
 *
 * Examples: `Service desk`; `Infrastructure (Accountable Onsite IT, project)`; `nobody`.
 */
import type { Agreement, Assignment } from '../agreement/agreement.js';
import { receivingTeam } from './assignment.js';

/** An assignment in words; null is nobody. Plain is: the team that gets it is Accountable alone, and the work is included under the default policy. */
export function assignmentText(agreement: Agreement, assignment: Assignment | null): string {
  const team = assignment && receivingTeam(assignment);
  if (assignment === null || team === null) return 'nobody';
  const name = (id: string) => agreement.teams.find((candidate) => candidate.id === id)?.name ?? id;
  const names = (ids: readonly string[]) => [...new Set(ids)].map(name).sort().join(', ');
  const { accountable, responsible, consulted, informed, scope, policy } = assignment;
  const others = responsible.filter((id) => id !== team);
  const notes: string[] = [];
  if (accountable !== team) notes.push(accountable === null ? 'nobody Accountable' : `Accountable ${name(accountable)}`);
  if (responsible.length === 0) notes.push('nobody Responsible');
  if (others.length > 0) notes.push(`with ${names(others)}`);
  if (consulted.length > 0) notes.push(`Consulted ${names(consulted)}`);
  if (informed.length > 0) notes.push(`Informed ${names(informed)}`);
  if (scope !== 'included') notes.push(scope === 'project' ? 'project' : 'out of scope');
  if (policy !== null && policy !== agreement.defaultPolicy)
    notes.push(`policy ${agreement.policies.find((each) => each.id === policy)?.name ?? policy}`);
  return notes.length === 0 ? name(team) : `${name(team)} (${notes.join(', ')})`;
}
