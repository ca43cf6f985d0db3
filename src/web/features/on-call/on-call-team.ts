import type { getOnCall } from '../../../contract/on-call.js';
import type { AnswerOf } from '../../../contract/route.js';

export type OnCallTeam = AnswerOf<typeof getOnCall>['teams'][number];

/** Minutes after midnight as a clock shows them. */
export const clockText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
