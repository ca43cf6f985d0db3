/**
 * What escalation writes into a ticket's history: a step that fell due, a wake that went on to the
 * next person, the word of somebody who took notice, a ticket that surfaced by itself.
 *
 * None of them changes who holds the ticket or what its clocks count, so that it does not matter when
 * they are written down. `dueAt` is the instant at which something fell due, `toldAt` the one at which
 * people were really told: after an outage they differ.
 *
 * Example: the server was away from 02:00 to 09:12. A step that fell due at 03:00 says dueAt 03:00 and
 * toldAt 09:12.
 */
import type { ClockKind } from '../agreement/agreement.js';
import type { PersonId, TeamId } from '../ids.js';
import type { Instant, Millis } from '../time.js';

/** Who of a team is woken, one after the other until somebody takes notice. */
export interface WakeLine {
  readonly team: TeamId;
  /** The person on call first. */
  readonly people: readonly PersonId[];
  readonly everyMs: Millis;
}

export type EscalationEventBody =
  | {
      readonly kind: 'escalated';
      /** Names the step on its clock: once for each key of a ticket. */
      readonly key: string;
      readonly step: string;
      readonly clock: ClockKind;
      readonly atPercent: number;
      readonly dueAt: Instant;
      readonly toldAt: Instant;
      readonly teams: readonly TeamId[];
      readonly leads: boolean;
      /** It reaches people outside their hours. */
      readonly wake: boolean;
      /** Empty for teams without a rota: all of them are woken at once. */
      readonly wakes: readonly WakeLine[];
    }
  /** Nobody took notice in time: the next person of the line is woken. */
  | {
      readonly kind: 'wake-passed-on';
      readonly key: string;
      readonly team: TeamId;
      readonly person: PersonId;
      readonly dueAt: Instant;
      readonly toldAt: Instant;
    }
  | { readonly kind: 'wake-acknowledged'; readonly key: string }
  /** Nobody owns it, or nobody touched it for the agreed time, since an instant. */
  | { readonly kind: 'surfaced'; readonly what: Surfacing; readonly since: Instant };

export type Surfacing = 'unowned' | 'untouched';
