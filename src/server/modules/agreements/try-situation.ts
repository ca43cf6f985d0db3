import type { trySituation } from '../../../contract/agreements.js';
import type { AnswerOf, BodyOf } from '../../../contract/route.js';
import { situationProblems } from '../../../core/routing/situation-problems.js';
import { clocks } from '../../../core/sla/clocks.js';
import { escalationsDue } from '../../../core/sla/escalation.js';
import { targetOf } from '../../../core/sla/target.js';
import { routedBy } from '../../../core/tickets/decide-create.js';
import type { TicketEvent } from '../../../core/tickets/event.js';
import { EARLIEST, LATEST } from '../../../core/time.js';
import { invalid } from '../../platform/http/refusal.js';
import type { CompiledAgreement } from './in-force.js';

type Body = BodyOf<typeof trySituation>;

/** What would happen to a ticket made at `at`: the very functions that route and clock live tickets, over events that nobody stores. */
export function tryIt(under: CompiledAgreement, { at, ...classification }: Body): AnswerOf<typeof trySituation> {
  const { agreement, router, calendars, windows } = under;
  const situation = { ...classification, window: windows.at(at) };
  const problems = situationProblems(agreement, situation);
  if (problems.length > 0) throw invalid(problems.map(({ path, text }) => ({ path: ['body', ...path], text })));
  const route = router.route(situation);
  const by = { kind: 'system', name: 'try' } as const;
  const events: TicketEvent[] = [
    { kind: 'created', seq: 1, at, by, subject: 'Tried', requester: null, agreementVersion: agreement.version, ...classification },
    { ...routedBy(route, agreement), seq: 2, at, by },
  ];
  const policy = route.outcome.owned ? route.outcome.policy : null;
  const target = targetOf(agreement, { policy, priority: classification.priority, type: classification.type });
  const started = clocks(events, agreement, calendars, at);
  const steps = started.flatMap((clock) =>
    escalationsDue(clock, classification.priority, agreement.escalation, calendars, EARLIEST, LATEST),
  );
  return {
    window: situation.window,
    outcome: route.outcome,
    causes: [...windows.explainAt(at).causes, ...route.causes],
    clocks: started.map(({ kind, targetMs, dueAt, calendar }) => ({
      kind: kind as 'respond' | 'update' | 'resolve',
      targetMs,
      dueAt,
      calendar,
      pausedWhile: kind === 'resolve' ? [...(target?.pausedWhile ?? [])] : [],
    })),
    escalation: steps.map(({ step, dueAt }) => ({
      id: step.id,
      clock: step.clock,
      atPercent: step.atPercent,
      at: dueAt,
      notify: [...step.notify],
      leads: step.leads,
    })),
  };
}
