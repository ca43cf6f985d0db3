/**
 * Infeasible: a target that is shorter than the hand-offs on the way to the team that has to keep it.
 *
 * A ticket climbs from tier 1 to the tier of its situation. Each time that the next tier's team is of
 * another party, the ball is handed over, and the receiving party may take the agreed time to accept;
 * an agreement with immediate transfer costs nothing. The sum is the least that the way can take, since
 * it counts as if both sides were open throughout. A target below it cannot be kept by the team at the
 * end of the way:
 * - resolve: a blocker, nobody there can begin before the time is up;
 * - respond: a warning, it is kept only when a party on the way answers before it passes the ticket on.
 * The update clock is left out: it starts anew with each answer, of whoever holds the ticket.
 *
 * Harbor Lane: Line of business, tier 3, is Onsite IT's, tiers below are the Service desk's; one
 * crossing, 30 minutes. P1 asks for a first answer within 15 minutes: a warning. Its 4 hours to resolve
 * are longer than 30 minutes, and so are all other targets.
 */
import { type SlaTarget, TIERS } from '../agreement/agreement.js';
import type { PolicyId } from '../ids.js';
import type { Router } from '../routing/router.js';
import { targetOf } from '../sla/target.js';
import type { Millis } from '../time.js';
import type { DutyCell } from './duty.js';
import type { DutyShare } from './duty-share.js';
import { capital, cellsKey, type DutyWording, dutyWording } from './duty-wording.js';
import type { Finding } from './finding.js';
import { durationText } from './moment-text.js';
import { workersOf } from './staffing.js';
import { type WayUp, waysUp } from './way-up.js';

type Limited = 'respond' | 'resolve';

interface Group {
  readonly clock: Limited;
  readonly way: WayUp;
  /** By name, so that ways that differ in an earlier rule only are one. */
  readonly cells: Map<string, { readonly cell: DutyCell; readonly way: WayUp; readonly limitMs: Millis }>;
}

const limitOf = (target: SlaTarget | null, clock: Limited): Millis | null =>
  target === null ? null : clock === 'respond' ? target.respondMs : target.resolveMs;

/**
 * @param share of real traffic in some cells of a rule's outcome, 0 to 1, or null when no history is known
 * @returns one finding for each rule, way and clock; unsorted
 */
export function infeasible(router: Router, share: DutyShare): readonly Finding[] {
  const { agreement } = router;
  const { acceptWithinMs, transfer } = agreement.handOff;
  if (transfer === 'immediate') return [];
  const longest = acceptWithinMs * (TIERS.length - 1);
  const limit = (policy: PolicyId, cell: DutyCell, clock: Limited): Millis =>
    limitOf(targetOf(agreement, { policy, ...cell }), clock) ?? Number.POSITIVE_INFINITY;
  const everShort = (cell: DutyCell): boolean =>
    agreement.policies.some(({ id }) => limit(id, cell, 'respond') < longest || limit(id, cell, 'resolve') < longest);

  const groups = new Map<string, Group>();
  for (const way of waysUp(router, everShort)) {
    for (const clock of ['respond', 'resolve'] as const) {
      for (const cell of way.cells) {
        const limitMs = limit(way.outcome.policy, cell, clock);
        if (limitMs >= (way.parties.length - 1) * acceptWithinMs) continue;
        const key = JSON.stringify([way.outcome.rule, clock, way.parties]);
        let group = groups.get(key);
        if (group === undefined) {
          group = { clock, way, cells: new Map() };
          groups.set(key, group);
        }
        const name = `${cell.window}\n${cell.priority}\n${cell.type}`;
        if (!group.cells.has(name)) group.cells.set(name, { cell, way, limitMs });
      }
    }
  }
  const wording = dutyWording(agreement);
  return [...groups.values()].map((group) => findingOf(wording, group, acceptWithinMs, share));
}

function findingOf(wording: DutyWording, { clock, way, cells }: Group, acceptWithinMs: Millis, share: DutyShare): Finding {
  const found = [...cells.values()];
  const all = found.map(({ cell }) => cell);
  const shortest = found.reduce((least, each) => (each.limitMs < least.limitMs ? each : least));
  const region = wording.region(way.outcome, all);
  const handOffs = way.parties.length === 2 ? 'one hand-off' : `${way.parties.length - 1} hand-offs`;
  const what = clock === 'respond' ? 'a first answer' : 'a resolution';
  const due = `${what} is due within ${durationText(shortest.limitMs)}`;
  const journey = `the way from ${way.parties.map(wording.party).join(' to ')} takes ${handOffs}`;
  return {
    id: `infeasible:${way.outcome.rule}:${clock}:${way.parties.join('>')}:${cellsKey(all)}`,
    kind: 'infeasible',
    severity: clock === 'resolve' ? 'blocker' : 'warning',
    text: `${capital(region.text)}: ${due}, while ${journey}, with up to ${durationText((way.parties.length - 1) * acceptWithinMs)} to accept`,
    regions: [region],
    witness: shortest.way.witness(shortest.cell),
    at: null,
    perWeekMs: null,
    rules: [way.outcome.rule],
    teams: [...new Set([...workersOf(way.outcome), ...(way.outcome.accountable === null ? [] : [way.outcome.accountable])])],
    mend: 'Allow more time, agree on less time to accept a hand-off, or let one party have all tiers of this work',
    trafficShare: share(way.outcome, all),
  };
}
