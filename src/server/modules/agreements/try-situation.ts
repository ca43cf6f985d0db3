import type { trySituation as operation } from '../../../contract/agreements.js';
import type { AnswerOf, BodyOf } from '../../../contract/route.js';
import { trySituation } from '../../../core/tickets/try-situation.js';
import { invalid } from '../../platform/http/refusal.js';
import type { CompiledAgreement } from './in-force.js';

/** What would happen to a ticket made at `at`, as the page of a draft computes it too. */
export function tryIt(under: CompiledAgreement, body: BodyOf<typeof operation>): AnswerOf<typeof operation> {
  const tried = trySituation(under, body);
  if (!tried.ok) throw invalid(tried.problems.map(({ path, text }) => ({ path: ['body', ...path], text })));
  const { answer } = tried;
  return {
    ...answer,
    causes: [...answer.causes],
    clocks: answer.clocks.map((clock) => ({ ...clock, pausedWhile: [...clock.pausedWhile] })),
    escalation: answer.escalation.map((step) => ({ ...step, notify: [...step.notify] })),
  };
}
