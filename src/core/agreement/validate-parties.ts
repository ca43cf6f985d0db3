/**
 * Parties, teams, systems and attributes refer to things that exist.
 *
 * Worked example: an agreement with no internal party, or with two, is a problem: only one side can
 * have the final say over policy and risk.
 */
import { parseDate } from '../calendar/civil-date.js';
import type { Agreement, Team } from './agreement.js';
import { checkReference, type Directory, type Path, type Report } from './problem.js';

function checkTeam(team: Team, path: Path, directory: Directory, report: Report): void {
  checkReference(report, [...path, 'party'], 'party', directory.parties, team.party);
  checkReference(report, [...path, 'coverage'], 'calendar', directory.calendars, team.coverage);
  const rota = team.onCall;
  if (rota === null) return;
  checkReference(report, [...path, 'onCall', 'calendar'], 'calendar', directory.calendars, rota.calendar);
  if (rota.people.length === 0) report([...path, 'onCall', 'people'], 'A rota needs at least one person');
  rota.people.forEach((person, i) => {
    if (person.trim() === '') report([...path, 'onCall', 'people', i], 'The name of a person is empty');
  });
  if (!Number.isSafeInteger(rota.turnDays) || rota.turnDays < 1 || rota.turnDays > 366) {
    report([...path, 'onCall', 'turnDays'], 'A turn lasts a whole number of days, from 1 to 366');
  }
  if (parseDate(rota.from) === null || rota.from < '1900-01-01' || rota.from > '2199-12-31') {
    report([...path, 'onCall', 'from'], `"${rota.from}" is no date from 1900-01-01 to 2199-12-31`);
  }
}

/** Reports what is wrong with parties, teams, systems and attributes. */
export function checkParties(agreement: Agreement, directory: Directory, report: Report): void {
  const internal = agreement.parties.filter((party) => party.kind === 'internal');
  if (internal.length === 0) report(['parties'], 'No party is internal; exactly one must be');
  if (internal.length > 1) report(['parties'], `${internal.length} parties are internal; exactly one must be`);
  if (agreement.teams.length === 0) report(['teams'], 'There is no team, so nobody can own anything');

  agreement.teams.forEach((team, i) => {
    checkTeam(team, ['teams', i], directory, report);
  });
  agreement.systems.forEach((system, i) => {
    if (system.owner !== null) checkReference(report, ['systems', i, 'owner'], 'party', directory.parties, system.owner);
  });
  agreement.attributes.forEach((attribute, i) => {
    if (attribute.values.length === 0) report(['attributes', i, 'values'], `The attribute "${attribute.name}" has no values`);
  });
}
