/** What the desk settings can ask of a ticket before it is resolved or closed. */
export const GATE_NEEDS = ['checklist', 'approvals', 'children', 'category', 'time'] as const;
export type GateNeed = (typeof GATE_NEEDS)[number];
