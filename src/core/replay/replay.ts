/**
 * Replaying real history through an agreement: who would have got what, which clocks would have been
 * met, what the hand-offs cost, when work arrives, and what nobody owns.
 *
 * Tickets are fed one at a time and forgotten; memory follows the number of groups. The order in
 * which they come makes no difference to the report.
 */
import type { Agreement } from '../agreement/agreement.js';
import { agreementHash } from '../agreement/hash.js';
import { KpiBook } from '../kpi/book.js';
import type { KpiFigure } from '../kpi/figure.js';
import { REOPEN_WITHIN } from '../kpi/kpi-ticket.js';
import { type Instant, LATEST } from '../time.js';
import { ClockTally } from './clock-tally.js';
import { CompareTally } from './compare-tally.js';
import { type ReplayOptions, replayContext } from './context.js';
import { decideAndJudge, decideTicket } from './decide.js';
import { HandOffTally } from './hand-off-tally.js';
import { judgeable } from './judge.js';
import { LoadTally } from './load-tally.js';
import { MoveTally } from './move-tally.js';
import { names } from './names.js';
import { type AgreementName, REPORT_VERSION, type ReplayReport } from './report.js';
import { TeamTally } from './team-tally.js';
import type { ReplayTicket } from './ticket.js';
import { type SituationCounts, TrafficTally } from './traffic.js';
import { UnownedTally } from './unowned-tally.js';

export interface StartReplayOptions extends ReplayOptions {
  /** A second agreement: the report then lists what it would decide otherwise. */
  readonly compare?: Agreement;
}

export interface Replay {
  /** One ticket, whole. @throws Error when it does not begin with its creation */
  add(ticket: ReplayTicket): void;
  /** The report over all tickets so far. */
  report(): ReplayReport;
  /** The situations so far with how often they occurred, for the gaps and differences of a proof. */
  traffic(): SituationCounts;
}

/**
 * Begins a replay.
 *
 * @param agreement that the history is replayed through, without problems
 * @example const r = startReplay(agreement, { compare: draft }); for (const t of history) r.add(t); r.report().moves
 */
export function startReplay(agreement: Agreement, options: StartReplayOptions = {}): Replay {
  const { compare, ...rest } = options;
  const context = replayContext(agreement, rest);
  const other = compare === undefined ? null : replayContext(compare, rest);
  const teams = new TeamTally();
  const moves = new MoveTally();
  const clocks = new ClockTally();
  const handOffs = new HandOffTally();
  const load = new LoadTally();
  const unowned = new UnownedTally();
  const traffic = new TrafficTally();
  const compared = other === null ? null : new CompareTally();
  const { asOf } = rest;
  const { calendars } = context;
  const kpis = new KpiBook({ agreement, calendars, from: null, to: asOf === undefined ? LATEST : asOf + 1, reopenWithinMs: REOPEN_WITHIN });
  let tickets = 0;
  let firstAt: Instant | null = null;
  let lastAt: Instant | null = null;

  return {
    add: (ticket) => {
      const { decision, judged } = decideAndJudge(context, ticket);
      tickets += 1;
      firstAt = firstAt === null ? decision.createdAt : Math.min(firstAt, decision.createdAt);
      lastAt = lastAt === null ? decision.createdAt : Math.max(lastAt, decision.createdAt);
      teams.add(decision);
      moves.add(decision);
      clocks.add(decision);
      handOffs.add(decision, ticket.recorded.reassignments);
      load.add(decision);
      unowned.add(decision);
      traffic.add(decision);
      kpis.add({ state: judged.state, clocks: decision.routed.kind === 'unknown' ? [] : judgeable(context, judged) });
      if (compared !== null) compared.add(decision, decideTicket(other!, ticket));
    },
    traffic: () => traffic.traffic(),
    report: () => {
      const named = names(agreement);
      const groups = unowned.report(named);
      return {
        version: REPORT_VERSION,
        agreement: nameOf(agreement),
        tickets,
        firstAt,
        lastAt,
        routed: { owned: tickets - unowned.unowned - unowned.unknown, unowned: unowned.unowned, unknown: unowned.unknown },
        ...teams.report(agreement, named),
        clocks: clocks.report(),
        ...handOffs.report(named),
        load: {
          zone: agreement.windows.zone,
          ...load.report(
            agreement.parties.map(({ id }) => id),
            named,
          ),
        },
        ...groups,
        ...moves.report(named),
        kpis: asOf === undefined ? withoutAges(kpis.figures()) : kpis.figures(),
        compare: compared === null ? null : compared.report(nameOf(compare!), named, names(compare!)),
      };
    },
  };
}

/** How old open tickets are cannot be said without a common present. */
const withoutAges = (figures: readonly KpiFigure[]): readonly KpiFigure[] =>
  figures
    .filter(({ id }) => id !== 'backlog')
    .map((figure) => ({ ...figure, details: figure.details.filter(({ id }) => !id.endsWith('-oldest')) }));

const nameOf = (agreement: Agreement): AgreementName => {
  return { id: agreement.id, name: agreement.name, version: agreement.version, hash: agreementHash(agreement) };
};
