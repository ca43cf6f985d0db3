/** `tandem/core`: the rules, pure and without dependencies. */
export * from './agreement/agreement.js';
export * from './agreement/hash.js';
export { nearestName } from './agreement/nearest.js';
export type { AgreementProblem } from './agreement/problem.js';
export { sha256Hex, utf8Bytes } from './agreement/sha256.js';
export * from './agreement/situation.js';
export * from './agreement/validate.js';
export * from './calendar/algebra.js';
export * from './calendar/calendar.js';
export * from './calendar/civil-date.js';
export * from './calendar/compile.js';
export * from './calendar/definition.js';
export * from './calendar/problems.js';
export * from './calendar/windows.js';
export * from './calendar/zone.js';
export * from './decision.js';
export * from './drafting/apply.js';
export * from './drafting/cell.js';
export * from './drafting/change.js';
export * from './drafting/edit-list.js';
export * from './drift/drift.js';
export * from './drift/in-force-since.js';
export * from './drift/review-date.js';
export * from './drift/ticket-move.js';
export * from './ids.js';
export * from './kpi/book.js';
export * from './kpi/definitions.js';
export * from './kpi/figure.js';
export type { KpiScope, KpiTicket } from './kpi/kpi-ticket.js';
export { REOPEN_WITHIN } from './kpi/kpi-ticket.js';
export type { Certificate } from './proof/certificate.js';
export type * from './proof/facts.js';
export * from './proof/finding.js';
export { type Proof, type ProveOptions, prove, withFacts } from './proof/prove.js';
export * from './registers/check-entry.js';
export * from './registers/register.js';
export * from './registers/tool-findings.js';
export { type ReplayContext, type ReplayOptions, replayContext } from './replay/context.js';
export { decideTicket } from './replay/decide.js';
export type * from './replay/decision.js';
export { type Replay, type StartReplayOptions, startReplay } from './replay/replay.js';
export type {
  AgreementName,
  ChangeGroup,
  ClockLine,
  CompareReport,
  Counted,
  HandOffReport,
  LaneGroup,
  LoadLine,
  MoveGroup,
  OutcomeSide,
  PartyLine,
  ReplayReport,
  Side as ReplaySide,
  TeamLine,
  UnknownGroup,
  UnownedGroup,
  VerdictChange,
  VerdictCounts,
} from './replay/report.js';
export type * from './replay/ticket.js';
export { startTraffic } from './replay/traffic.js';
export * from './routing/category-tree.js';
export { TooManyLists } from './routing/compiled.js';
export { type ConflictPair, conflictPairs, conflicts } from './routing/conflicts.js';
export { type Coverage, coverage, isTotal } from './routing/coverage.js';
export * from './routing/diff.js';
export { redundant, shadowed } from './routing/effectless-findings.js';
export * from './routing/explain-route.js';
export * from './routing/gap-findings.js';
export * from './routing/gaps.js';
export * from './routing/outcome.js';
export { raciViolations } from './routing/raci.js';
export { inRegion } from './routing/region.js';
export { compileRouter, type Router, tryCompileRouter } from './routing/router.js';
export { situationProblems } from './routing/situation-problems.js';
export type { Traffic, TrafficItem } from './routing/traffic.js';
export * from './signing/decide-propose.js';
export * from './signing/decide-sign.js';
export * from './signing/edit-words.js';
export * from './signing/moved-work.js';
export * from './signing/proposal.js';
export * from './signing/signed-text.js';
export * from './signing/version-states.js';
export * from './signing/waiver.js';
export * from './sla/calendars.js';
export * from './sla/clock.js';
export * from './sla/clocks.js';
export * from './sla/escalation.js';
export * from './sla/explain.js';
export * from './sla/hold-clocks.js';
export * from './sla/length-text.js';
export type { ClockName } from './sla/plan.js';
export * from './sla/target.js';
export * from './task-map/categories.js';
export * from './task-map/first-draft.js';
export * from './task-map/library.js';
export * from './task-map/suggest-owner.js';
export * from './task-map/task.js';
export * from './task-map/week.js';
export * from './tickets/access-aware.js';
export * from './tickets/answer.js';
export * from './tickets/audience.js';
export * from './tickets/bounce-cost.js';
export * from './tickets/can.js';
export * from './tickets/decide-classify.js';
export * from './tickets/decide-create.js';
export * from './tickets/decide-ending.js';
export * from './tickets/decide-hand-off.js';
export * from './tickets/decide-holding.js';
export * from './tickets/decide-message.js';
export * from './tickets/decide-not-accountable.js';
export type * from './tickets/decided.js';
export * from './tickets/desk.js';
export * from './tickets/event.js';
export * from './tickets/fold.js';
export * from './tickets/hand-off-context.js';
export * from './tickets/moves.js';
export * from './tickets/roster.js';
export * from './tickets/state.js';
export * from './time.js';
