/**
 * What a page is made of, by its address, so that the server names it in the first answer and a
 * browser fetches scripts and answers together instead of one after the other. The build turns this
 * into `ahead.json`. A page that is missing here works, and only opens later.
 */
import { getAgreementInForce } from '../contract/agreements.js';
import { getDraft } from '../contract/drafts.js';
import { listEscalations } from '../contract/escalations.js';
import { getSession } from '../contract/identity.js';
import { getOnCall } from '../contract/on-call.js';
import { getHome, getPartnership } from '../contract/partnerships.js';
import { listPlaces } from '../contract/queue.js';
import { getReplay } from '../contract/replays.js';
import type { Operation } from '../contract/route.js';
import { countViews, listViews } from '../contract/saved-views.js';
import { getTaskMap } from '../contract/task-map.js';
import { getTicket } from '../contract/tickets.js';
import { getUpkeep } from '../contract/upkeep.js';
import { paths } from './paths.js';

interface Ahead {
  readonly path: string;
  /** Files in `src/web`, without their ending. */
  readonly files: readonly string[];
  /** Paths of operations; their parameters are those of the address. */
  readonly answers: readonly string[];
}

const asPattern = (path: string): string => path.replaceAll('$', ':');
const TEXTS = 'lib/i18n/en/index';
const at = (path: string, files: readonly string[], answers: readonly Operation[]): Ahead => ({
  path: asPattern(path),
  files,
  answers: [getSession, ...answers].map((one) => `/api/v1${one.path}`),
});
const inside = (path: string, page: string, ...answers: readonly Operation[]): Ahead =>
  at(path, ['pages/partnership-frame', `pages/${page}`, TEXTS], [getPartnership, ...answers]);

export const ahead: readonly Ahead[] = [
  at(paths.signIn, ['pages/sign-in-page'], []),
  at(paths.firstAccount, ['pages/first-account-page'], []),
  at(paths.invitation, ['pages/invitation-page'], []),
  at(paths.welcome, ['pages/welcome-page', TEXTS], []),
  inside(paths.home, 'home-page', getHome),
  inside(paths.tickets, 'queue-page', listViews, countViews, getAgreementInForce),
  at(paths.allTickets, ['pages/all-tickets-page', TEXTS], [listPlaces]),
  inside(paths.newTicket, 'new-ticket-page', getAgreementInForce),
  inside(paths.ticket, 'ticket-page', getTicket, getAgreementInForce),
  inside(paths.acknowledge, 'acknowledge-page', listEscalations),
  inside(paths.onCall, 'on-call-page', getOnCall),
  inside(paths.agreement, 'matrix-page', getAgreementInForce),
  inside(paths.situation, 'situation-page', getAgreementInForce),
  inside(paths.replays, 'replays-page'),
  inside(paths.replay, 'replay-page', getReplay),
  inside(paths.histories, 'histories-page'),
  inside(paths.newHistory, 'new-history-page'),
  inside(paths.history, 'history-page'),
  inside(paths.changeRequests, 'change-requests-page'),
  inside(paths.upkeep, 'upkeep-page', getUpkeep),
  inside(paths.registers, 'registers-page'),
  inside(paths.taskMap, 'task-map-page', getTaskMap),
  inside(paths.signings, 'signings-page'),
  inside(paths.signing, 'signing-page'),
  inside(paths.propose, 'propose-page'),
  inside(paths.draftCompare, 'draft-compare-page'),
  inside(paths.draftSituation, 'draft-situation-page', getDraft, getAgreementInForce),
  inside(paths.compare, 'compare-page'),
  inside(paths.draft, 'draft-page', getDraft),
  inside(paths.settings, 'settings-page'),
  inside(paths.cannedReplies, 'canned-replies-page'),
  inside(paths.templates, 'templates-page', getAgreementInForce),
];
