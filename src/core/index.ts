/** `tandem/core`: the rules, pure and without dependencies. */
export * from './agreement/agreement.js';
export * from './agreement/situation.js';
export * from './calendar/definition.js';
export * from './decision.js';
export * from './ids.js';
export * from './proof/finding.js';
export * from './routing/outcome.js';
export * from './sla/clock.js';
export * from './tickets/event.js';
export * from './tickets/state.js';
export * from './time.js';
