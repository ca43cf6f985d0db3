/** The deciding of a replay, in a thread of its own: the same accumulator as the command line, over the stored tickets. */
import type { Agreement, ClockKind } from '../../../core/agreement/agreement.js';
import { replayContext } from '../../../core/replay/context.js';
import { decideTicket } from '../../../core/replay/decide.js';
import type { ReplayDecision } from '../../../core/replay/decision.js';
import { startReplay } from '../../../core/replay/replay.js';
import type { ReplayReport } from '../../../core/replay/report.js';
import type { ReplayTicket } from '../../../core/replay/ticket.js';
import type { TicketEvent } from '../../../core/tickets/event.js';
import type { ComputeTask } from '../../platform/compute/compute-task.js';
import type { ReplayTicketTable } from './tables.js';

export interface ReplayWork {
  readonly agreement: Agreement;
  readonly compare: Agreement | null;
  readonly answersRecorded: boolean;
}

export interface StoredTicket {
  readonly id: string;
  readonly ordinal: number;
  readonly number: string;
  readonly recorded: ReplayTicket['recorded'];
  /** Its events as the database writes them: a list in JSON. */
  readonly events: string;
}

export type Verdict = Omit<ReplayTicketTable, 'partnership_id' | 'replay_id'>;

export const replayTask: ComputeTask<ReplayWork, readonly StoredTicket[], readonly Verdict[], ReplayReport> = {
  name: 'replay',
  begin: ({ agreement, compare, answersRecorded }) => {
    const options = { answersRecorded };
    const replay = startReplay(agreement, compare === null ? options : { ...options, compare });
    const context = replayContext(agreement, options);
    return {
      add: (tickets) =>
        tickets.map((stored) => {
          const { id, ordinal, number, recorded } = stored;
          const ticket: ReplayTicket = { number, recorded, events: JSON.parse(stored.events) as readonly TicketEvent[] };
          replay.add(ticket);
          return verdictOf(id, ordinal, decideTicket(context, ticket));
        }),
      end: () => replay.report(),
    };
  },
};

function verdictOf(id: string, ordinal: number, decision: ReplayDecision): Verdict {
  const { routed, recorded } = decision;
  const team = routed.kind === 'owned' ? routed.team : null;
  return {
    ordinal,
    ticket_id: id,
    recorded_team: recorded?.team ?? null,
    team,
    party: routed.kind === 'owned' ? routed.party : null,
    moved: recorded !== null && recorded.team !== team,
    resolve: verdictOn(decision, 'resolve'),
    respond: verdictOn(decision, 'respond'),
    hour: decision.hour,
    bounces: decision.bounces.length,
  };
}

function verdictOn({ clocks }: ReplayDecision, kind: ClockKind): 'met' | 'missed' | 'none' {
  const verdict = clocks.find((clock) => clock.kind === kind)?.verdict;
  return verdict === 'met' || verdict === 'missed' ? verdict : 'none';
}
