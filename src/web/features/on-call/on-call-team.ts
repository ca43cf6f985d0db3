import type { getOnCall } from '../../../contract/on-call.js';
import type { AnswerOf } from '../../../contract/route.js';

export type OnCallTeam = AnswerOf<typeof getOnCall>['teams'][number];
