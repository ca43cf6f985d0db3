/** What the addresses of the replay pages hold. */
import { flag, oneOf, type Raw, text, whole } from '../../lib/search.js';

export interface NewReplaySearch {
  readonly history?: string | undefined;
  /** The version to replay under; without it the one in force. */
  readonly version?: string | undefined;
  /** The draft to replay under instead, beside the version in force. */
  readonly draft?: string | undefined;
}
export const newReplaySearch = (raw: Raw): NewReplaySearch => ({
  history: text(raw.history),
  version: text(raw.version),
  draft: text(raw.draft),
});

/** Which figure's tickets are open below a replay. */
export interface ReplaySearch {
  /** The list is open without a filter. */
  readonly all?: true | undefined;
  readonly team?: string | undefined;
  readonly recordedTeam?: string | undefined;
  readonly moved?: 'true' | 'false' | undefined;
  readonly missed?: 'respond' | 'resolve' | undefined;
  readonly hour?: number | undefined;
  readonly bounced?: 'true' | undefined;
}
export const replaySearch = (raw: Raw): ReplaySearch => ({
  all: flag(raw.all),
  team: text(raw.team),
  recordedTeam: text(raw.recordedTeam),
  moved: oneOf(raw.moved, ['true', 'false']),
  missed: oneOf(raw.missed, ['respond', 'resolve']),
  hour: whole(raw.hour, 0, 167),
  bounced: oneOf(raw.bounced, ['true']),
});
