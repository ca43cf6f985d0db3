/**
 * Whether an agreement can be read at all: every reference leads somewhere, every list says
 * something, windows share time out, catalogue and calendars stand.
 *
 * This is not the proof. A gap or a rule without an Accountable team is a finding about an agreement
 * that can be read; what is listed here is a mistake in writing it down. The rest of `core` assumes an
 * agreement without such problems.
 *
 * Worked example: a rule with `accountable: 'servce-desk'` gives
 * `{ path: ['rules', 0, 'accountable'], text: 'There is no team "servce-desk"', nearest: 'service-desk' }`.
 */
import type { Agreement } from './agreement.js';
import { type AgreementProblem, directory, type Report } from './problem.js';
import { checkCatalogue } from './validate-catalogue.js';
import { checkClocks, warnOfClocks } from './validate-clocks.js';
import { checkHours, warnOfHours } from './validate-hours.js';
import { checkNames } from './validate-names.js';
import { checkParties } from './validate-parties.js';
import { checkRules } from './validate-rules.js';

function collected(check: (report: Report) => void): readonly AgreementProblem[] {
  const problems: AgreementProblem[] = [];
  check((path, text, nearest = null) => {
    problems.push({ path, text, nearest });
  });
  return problems;
}

/**
 * Everything that keeps an agreement from being read, all at once.
 *
 * @returns problems with the way to each; none when the agreement is sound
 */
export function agreementProblems(agreement: Agreement): readonly AgreementProblem[] {
  return collected((report) => {
    const known = directory(agreement);
    checkNames(agreement, report);
    checkParties(agreement, known, report);
    checkHours(agreement, known, report);
    checkCatalogue(agreement, known, report);
    checkRules(agreement, known, report);
    checkClocks(agreement, known, report);
  });
}

/** What can be read and is probably not meant: calendars that never open, teams that are never staffed, targets that never hold. */
export function agreementWarnings(agreement: Agreement): readonly AgreementProblem[] {
  return collected((report) => {
    warnOfHours(agreement, report);
    warnOfClocks(agreement, report);
  });
}
