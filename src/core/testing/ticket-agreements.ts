/** Agreements for laws about tickets: Harbor Lane with other targets, pauses, rules for hand-offs, and a third party. */
import type { Agreement, SlaTarget, WaitReason } from '../agreement/agreement.js';
import { HOUR, MINUTE } from '../time.js';
import { harborLane } from './harbor-lane.js';

const withTargets = (agreement: Agreement, change: (target: SlaTarget) => Partial<SlaTarget>, holdMs = 2 * HOUR): Agreement => ({
  ...agreement,
  policies: agreement.policies.map((policy) => ({
    ...policy,
    targets: policy.targets.map((target) => ({ ...target, ...change(target) })),
    holds: agreement.parties.flatMap(({ id }) => policy.targets.map(({ priority }) => ({ party: id, priority, holdMs }))),
  })),
});

const pausedBy = (...pausedWhile: readonly WaitReason[]): Agreement =>
  withTargets(harborLane, () => ({ pausedWhile, updateMs: 2 * HOUR, resolveMs: 6 * HOUR }));

const immediate: Agreement = { ...harborLane, handOff: { ...harborLane.handOff, transfer: 'immediate' } };

/** A security operations provider beside the other two. */
export const threeParties: Agreement = {
  ...harborLane,
  parties: [...harborLane.parties, { id: 'keystone', name: 'Keystone SOC', kind: 'provider' }],
  teams: [...harborLane.teams, { id: 'watch', name: 'Watch', party: 'keystone', coverage: 'infrastructure-hours', onCall: null }],
};

/** A calendar that never opens, and a team that works by it. */
export const neverOpen: Agreement = {
  ...harborLane,
  calendars: { ...harborLane.calendars, never: { zone: 'UTC', week: {}, holidays: [], exceptions: [] } },
  teams: harborLane.teams.map((team) => (team.id === 'onsite-it' ? { ...team, coverage: 'never' } : team)),
};

/** Each of these is used by every law. */
export const AGREEMENTS: readonly Agreement[] = [
  harborLane,
  pausedBy('requester', 'third-party', 'other-party', 'scheduled'),
  pausedBy('other-party'),
  withTargets(immediate, () => ({ updateMs: 30 * MINUTE }), HOUR),
  withTargets(threeParties, ({ priority }) => ({ resolveMs: priority === 'P3' ? null : 3 * HOUR })),
  neverOpen,
];
