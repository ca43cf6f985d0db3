/**
 * Unstaffed: an SLA clock runs while nobody is there to work.
 *
 * For every rule, in every combination of window, priority, type and tier that it really decides, the
 * clock of its policy is laid over the duty hours (`staffing.ts`). A blocker when for some of that time
 * neither the Responsible team nor its rota nor an escalation target is on duty; a warning when the
 * work is covered and only the Accountable team is away. Combinations with the same clock and the same
 * people read as one finding.
 *
 * Harbor Lane, proved from Sat 2026-12-05 00:00: r3 gives Line of business, tier 3, to Onsite IT at any
 * hour, and the clock of P1 runs 24×7; Onsite IT is away after hours, for 123 h of an ordinary week, at
 * once. P2 to P4 run on the business calendar and give no finding, nor does r2, which has no cell there.
 */
import type { Agreement } from '../agreement/agreement.js';
import type { Instant, Millis } from '../time.js';
import type { Duty, DutyCell } from './duty.js';
import type { DutyShare } from './duty-share.js';
import { capital, cellsKey, type DutyWording, dutyWording } from './duty-wording.js';
import type { Finding } from './finding.js';
import { durationText, listText } from './moment-text.js';
import { ordinaryWeek, withoutSpecialDays } from './ordinary-week.js';
import { type Shortfall, type Staffing, shortfall, staffingOf } from './staffing.js';
import { lengthOf, Timeline } from './timeline.js';

interface Measured {
  readonly actual: Shortfall;
  readonly ordinary: Shortfall;
}

interface Group {
  readonly duty: Duty;
  readonly staffing: Staffing;
  readonly cells: readonly DutyCell[];
}

/**
 * @param duties what each rule really decides (`duties.ts`)
 * @param from the first instant looked at
 * @param horizonMs how far to look, in milliseconds
 * @param share of real traffic in some cells of a duty, 0 to 1, or null when no history is known
 * @returns one finding per rule, window and kind of clock; unsorted
 */
export function unstaffed(
  agreement: Agreement,
  duties: readonly Duty[],
  from: Instant,
  horizonMs: Millis,
  share: DutyShare,
): readonly Finding[] {
  const week = ordinaryWeek(agreement, from);
  const actual = new Timeline(agreement, from, from + horizonMs);
  const ordinary = new Timeline(withoutSpecialDays(agreement), week.from, week.to);
  const staffed = staffingOf(agreement);
  const measured = new Map<Staffing, Measured>();
  const measure = (staffing: Staffing): Measured => {
    let found = measured.get(staffing);
    if (found === undefined) {
      found = { actual: shortfall(actual, staffing), ordinary: shortfall(ordinary, staffing) };
      measured.set(staffing, found);
    }
    return found;
  };
  const wording = dutyWording(agreement);

  const findings: Finding[] = [];
  for (const duty of duties) {
    const staffedIn = staffed(duty.outcome);
    const groups = new Map<Staffing, DutyCell[]>();
    for (const cell of duty.cells) {
      const staffing = staffedIn(cell);
      if (staffing === null || isCovered(measure(staffing))) continue;
      const cells = groups.get(staffing);
      if (cells === undefined) groups.set(staffing, [cell]);
      else cells.push(cell);
    }
    for (const [staffing, cells] of groups)
      findings.push(findingOf(wording, { duty, staffing, cells }, measure(staffing), share(duty.outcome, cells)));
  }
  return findings;
}

const isCovered = ({ actual }: Measured): boolean => actual.nobody.length === 0 && actual.accountableAway.length === 0;

function findingOf(wording: DutyWording, { duty, staffing, cells }: Group, measured: Measured, trafficShare: number | null): Finding {
  const kind = measured.actual.nobody.length > 0 ? 'nobody' : 'accountableAway';
  const at = measured.actual[kind][0]!;
  const perWeekMs = lengthOf(measured.ordinary[kind]);
  const workers = listText(staffing.responsible.map(wording.team));
  const accountable = staffing.accountable === null ? '' : wording.team(staffing.accountable);
  const region = wording.region(duty.outcome, cells);
  const running = `${capital(region.text)}: the clock runs`;
  const often = perWeekMs > 0 ? `for ${durationText(perWeekMs)} of an ordinary week` : 'on special days only, in no ordinary week';
  const first = `first ${wording.moment(at)}`;
  const blocker = kind === 'nobody';
  return {
    id: `unstaffed:${duty.outcome.rule}:${staffing.window}:${cellsKey(cells)}`,
    kind: 'unstaffed',
    severity: blocker ? 'blocker' : 'warning',
    text: blocker
      ? `${running} while nobody of ${workers} is on duty or on call, ${often}, ${first}`
      : `${running} and ${workers} can work, while ${accountable}, which is Accountable, is away, ${often}, ${first}`,
    regions: [region],
    witness: duty.witness(cells[0]!),
    at,
    perWeekMs,
    rules: [duty.outcome.rule],
    teams: [...new Set([...staffing.responsible, ...(staffing.accountable === null ? [] : [staffing.accountable])])],
    mend: blocker
      ? `Give ${workers} an on-call rota for these hours, name a Responsible team that is on duty, or let this clock run on hours that are staffed`
      : `Give ${accountable} an on-call rota for these hours, or accept that it answers for this work on the next working day`,
    trafficShare,
  };
}
