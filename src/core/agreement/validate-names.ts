/**
 * Ids and names: every thing has one, no two of a kind share one.
 *
 * Worked example: teams `desk` and `desk` are a problem at the second; a team `desk` and a site
 * `desk` are not. Rules and exceptions are of one kind, because a ticket names either as its reason.
 */
import type { Agreement } from './agreement.js';
import type { Path, Report } from './problem.js';

const LONGEST_ID = 120;
const LONGEST_NAME = 300;
const CONTROL = /\p{Cc}/u;

function checkId(report: Report, path: Path, id: string): void {
  if (id.trim() === '') report(path, 'The id is empty');
  else if (id.length > LONGEST_ID) report(path, `The id is longer than ${LONGEST_ID} characters`);
  else if (CONTROL.test(id)) report(path, 'The id holds a control character');
  // Ids are keys of plain objects, where these names already mean something.
  else if (id in {}) report(path, `"${id}" is a reserved word and cannot be an id`);
}

function checkName(report: Report, path: Path, name: string): void {
  if (name.trim() === '') report(path, 'The name is empty');
  else if (name.length > LONGEST_NAME) report(path, `The name is longer than ${LONGEST_NAME} characters`);
  else if (CONTROL.test(name)) report(path, 'The name holds a control character');
  // Names of windows and categories are keys in the file, and this one can be none.
  else if (name === '__proto__') report(path, '"__proto__" is a reserved word and cannot be a name');
}

type Thing = { readonly id: string; readonly name?: string };

function checkThings(report: Report, kind: string, lists: readonly { path: Path; things: readonly Thing[] }[]): void {
  const seen = new Set<string>();
  for (const { path, things } of lists) {
    things.forEach((thing, i) => {
      checkId(report, [...path, i, 'id'], thing.id);
      if (thing.name !== undefined) checkName(report, [...path, i, 'name'], thing.name);
      if (seen.has(thing.id)) report([...path, i, 'id'], `There are two ${kind} with the id "${thing.id}"`);
      seen.add(thing.id);
    });
  }
}

/** Reports empty, overlong, reserved and duplicate ids and names. */
export function checkNames(agreement: Agreement, report: Report): void {
  checkId(report, ['id'], agreement.id);
  checkName(report, ['name'], agreement.name);
  if (!Number.isSafeInteger(agreement.version) || agreement.version < 1) {
    report(['version'], 'The version is a whole number from 1');
  }
  for (const id of Object.keys(agreement.calendars)) checkId(report, ['calendars', id], id);
  checkThings(report, 'parties', [{ path: ['parties'], things: agreement.parties }]);
  checkThings(report, 'teams', [{ path: ['teams'], things: agreement.teams }]);
  checkThings(report, 'categories', [{ path: ['categories'], things: agreement.categories }]);
  checkThings(report, 'windows', [{ path: ['windows', 'windows'], things: agreement.windows.windows }]);
  agreement.windows.windows.forEach(({ name }, i, windows) => {
    const first = windows.findIndex((other) => other.name === name);
    if (first < i) report(['windows', 'windows', i, 'name'], `There are two windows called "${name}"`);
  });
  checkThings(report, 'systems', [{ path: ['systems'], things: agreement.systems }]);
  checkThings(report, 'sites', [{ path: ['sites'], things: agreement.sites }]);
  checkThings(report, 'attributes', [{ path: ['attributes'], things: agreement.attributes }]);
  agreement.attributes.forEach((attribute, i) => {
    checkThings(report, 'values', [{ path: ['attributes', i, 'values'], things: attribute.values }]);
  });
  checkThings(report, 'policies', [{ path: ['policies'], things: agreement.policies }]);
  checkThings(report, 'escalation steps', [{ path: ['escalation'], things: agreement.escalation }]);
  checkThings(report, 'rules', [
    { path: ['rules'], things: agreement.rules },
    { path: ['exceptions'], things: agreement.exceptions },
  ]);
}
