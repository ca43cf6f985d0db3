/** Addresses to pages. Pages are fetched when first opened; guards lead to the sign-in and back. */
import type { FetchQueryOptions, QueryKey } from '@tanstack/react-query';
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { listEscalations } from '../contract/escalations.js';
import { getOnCall } from '../contract/on-call.js';
import { getHome } from '../contract/partnerships.js';
import { getTicket } from '../contract/tickets.js';
import { matrixSearch, situationSearch } from './features/agreement/search.js';
import { requestSearch } from './features/change-requests/search.js';
import { compareSearch, draftCompareSearch } from './features/compare/search.js';
import { draftSearch } from './features/draft/search.js';
import { wakeSearch } from './features/on-call/search.js';
import { registerSearch } from './features/registers/search.js';
import { newReplaySearch, replaySearch } from './features/replay/search.js';
import { taskMapSearch } from './features/task-map/search.js';
import { queueSearch } from './features/tickets/queue/queue-search.js';
import { ticketSearch } from './features/tickets/record/record-search.js';
import { weekSearch } from './features/time/search.js';
import { upkeepSearch } from './features/upkeep/search.js';
import { inForceQuery } from './lib/agreement.js';
import { queries, queryOf } from './lib/api.js';
import { allTexts } from './lib/i18n/i18n.js';
import { signInSearch, tokenSearch } from './lib/search.js';
import { partnershipQuery, sessionQuery, usualPartnership } from './lib/session.js';
import { BrokenPage, MissingPage, PendingPage } from './pages/frames.js';
import { paths } from './paths.js';

const session = () => queries.ensureQueryData(sessionQuery);

/** Asks for an answer while the files of its page are on their way; not where the viewer does not belong. */
function ahead<Data, Key extends QueryKey>(partnership: string, query: FetchQueryOptions<Data, Error, Data, Key>): void {
  const known = queries.getQueryData(sessionQuery.queryKey);
  if (known?.memberships.some((one) => one.partnership === partnership)) void queries.prefetchQuery(query);
}

const root = createRootRoute({ component: Outlet, notFoundComponent: MissingPage, errorComponent: BrokenPage });

const start = createRoute({
  getParentRoute: () => root,
  path: paths.root,
  beforeLoad: async ({ location }) => {
    const { person, memberships, firstAccountNeeded } = await session();
    if (firstAccountNeeded) throw redirect({ to: paths.firstAccount, search: { token: undefined } });
    if (!person) throw redirect({ to: paths.signIn, search: { next: location.href === '/' ? undefined : location.href } });
    const partnership = usualPartnership(memberships);
    throw partnership ? redirect({ to: paths.home, params: { partnership } }) : redirect({ to: paths.welcome });
  },
});

const firstAccount = createRoute({
  getParentRoute: () => root,
  path: paths.firstAccount,
  validateSearch: tokenSearch,
  component: lazyRouteComponent(() => import('./pages/first-account-page.js'), 'FirstAccountPage'),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: paths.signIn,
  validateSearch: signInSearch,
  component: lazyRouteComponent(() => import('./pages/sign-in-page.js'), 'SignInPage'),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: paths.invitation,
  component: lazyRouteComponent(() => import('./pages/invitation-page.js'), 'InvitationPage'),
});

const rate = createRoute({
  getParentRoute: () => root,
  path: paths.rate,
  beforeLoad: () => allTexts(),
  component: lazyRouteComponent(() => import('./pages/rating-page.js'), 'RatingPage'),
});

/** Everything else is for people who are signed in. */
const signedIn = async ({ location }: { location: { href: string } }): Promise<void> => {
  const texts = allTexts();
  const { person, firstAccountNeeded } = await session();
  if (firstAccountNeeded) throw redirect({ to: paths.firstAccount, search: { token: undefined } });
  if (!person) throw redirect({ to: paths.signIn, search: { next: location.href } });
  await texts;
};

const welcome = createRoute({
  getParentRoute: () => root,
  path: paths.welcome,
  beforeLoad: signedIn,
  component: lazyRouteComponent(() => import('./pages/welcome-page.js'), 'WelcomePage'),
});

const partnership = createRoute({
  getParentRoute: () => root,
  path: paths.partnership,
  beforeLoad: signedIn,
  loader: ({ params }) => ahead(params.partnership, partnershipQuery(params.partnership)),
  component: lazyRouteComponent(() => import('./pages/partnership-frame.js'), 'PartnershipFrame'),
});

const home = createRoute({
  getParentRoute: () => partnership,
  path: '/',
  loader: ({ params }) => ahead(params.partnership, queryOf(getHome, { params })),
  component: lazyRouteComponent(() => import('./pages/home-page.js'), 'HomePage'),
});

const tickets = createRoute({
  getParentRoute: () => partnership,
  path: '/tickets',
  validateSearch: queueSearch,
  component: lazyRouteComponent(() => import('./pages/queue-page.js'), 'QueuePage'),
});

const allTickets = createRoute({
  getParentRoute: () => root,
  path: paths.allTickets,
  beforeLoad: signedIn,
  validateSearch: queueSearch,
  component: lazyRouteComponent(() => import('./pages/all-tickets-page.js'), 'AllTicketsPage'),
});

const newTicket = createRoute({
  getParentRoute: () => partnership,
  path: '/tickets/new',
  component: lazyRouteComponent(() => import('./pages/new-ticket-page.js'), 'NewTicketPage'),
});

const ticket = createRoute({
  getParentRoute: () => partnership,
  path: '/tickets/$ticket',
  validateSearch: ticketSearch,
  loader: ({ params }) => ahead(params.partnership, queryOf(getTicket, { params })),
  component: lazyRouteComponent(() => import('./pages/ticket-page.js'), 'TicketPage'),
});

const acknowledge = createRoute({
  getParentRoute: () => partnership,
  path: '/tickets/$ticket/acknowledge',
  validateSearch: wakeSearch,
  loader: ({ params }) => ahead(params.partnership, queryOf(listEscalations, { params })),
  component: lazyRouteComponent(() => import('./pages/acknowledge-page.js'), 'AcknowledgePage'),
});

const onCall = createRoute({
  getParentRoute: () => partnership,
  path: '/on-call',
  loader: ({ params }) => ahead(params.partnership, queryOf(getOnCall, { params })),
  component: lazyRouteComponent(() => import('./pages/on-call-page.js'), 'OnCallPage'),
});

const agreement = createRoute({
  getParentRoute: () => partnership,
  path: '/agreement',
  loader: ({ params }) => ahead(params.partnership, inForceQuery(params.partnership)),
  validateSearch: matrixSearch,
  component: lazyRouteComponent(() => import('./pages/matrix-page.js'), 'MatrixPage'),
});

const situation = createRoute({
  getParentRoute: () => partnership,
  path: '/agreement/situation',
  validateSearch: situationSearch,
  component: lazyRouteComponent(() => import('./pages/situation-page.js'), 'SituationPage'),
});

const replays = createRoute({
  getParentRoute: () => partnership,
  path: '/agreement/replay',
  validateSearch: newReplaySearch,
  component: lazyRouteComponent(() => import('./pages/replays-page.js'), 'ReplaysPage'),
});

const replay = createRoute({
  getParentRoute: () => partnership,
  path: '/agreement/replay/$replay',
  validateSearch: replaySearch,
  component: lazyRouteComponent(() => import('./pages/replay-page.js'), 'ReplayPage'),
});

const histories = createRoute({
  getParentRoute: () => partnership,
  path: '/agreement/history',
  component: lazyRouteComponent(() => import('./pages/histories-page.js'), 'HistoriesPage'),
});

const newHistory = createRoute({
  getParentRoute: () => partnership,
  path: '/agreement/history/new',
  component: lazyRouteComponent(() => import('./pages/new-history-page.js'), 'NewHistoryPage'),
});

const history = createRoute({
  getParentRoute: () => partnership,
  path: '/agreement/history/$history',
  component: lazyRouteComponent(() => import('./pages/history-page.js'), 'HistoryPage'),
});

const changeRequests = createRoute({
  getParentRoute: () => partnership,
  path: '/agreement/requests',
  validateSearch: requestSearch,
  component: lazyRouteComponent(() => import('./pages/change-requests-page.js'), 'ChangeRequestsPage'),
});

const upkeep = createRoute({
  getParentRoute: () => partnership,
  path: '/agreement/upkeep',
  validateSearch: upkeepSearch,
  component: lazyRouteComponent(() => import('./pages/upkeep-page.js'), 'UpkeepPage'),
});

const time = createRoute({
  getParentRoute: () => partnership,
  path: '/time',
  validateSearch: weekSearch,
  component: lazyRouteComponent(() => import('./pages/time-page.js'), 'TimePage'),
});

const registers = createRoute({
  getParentRoute: () => partnership,
  path: '/plan/discovery',
  validateSearch: registerSearch,
  component: lazyRouteComponent(() => import('./pages/registers-page.js'), 'RegistersPage'),
});

const taskMap = createRoute({
  getParentRoute: () => partnership,
  path: '/plan',
  validateSearch: taskMapSearch,
  component: lazyRouteComponent(() => import('./pages/task-map-page.js'), 'TaskMapPage'),
});

const signings = createRoute({
  getParentRoute: () => partnership,
  path: '/agreement/signatures',
  component: lazyRouteComponent(() => import('./pages/signings-page.js'), 'SigningsPage'),
});

const signing = createRoute({
  getParentRoute: () => partnership,
  path: '/agreement/signatures/$agreement',
  component: lazyRouteComponent(() => import('./pages/signing-page.js'), 'SigningPage'),
});

const propose = createRoute({
  getParentRoute: () => partnership,
  path: '/agreement/drafts/$draft/proposal',
  component: lazyRouteComponent(() => import('./pages/propose-page.js'), 'ProposePage'),
});

const draft = createRoute({
  getParentRoute: () => partnership,
  path: '/agreement/drafts/$draft',
  validateSearch: draftSearch,
  component: lazyRouteComponent(() => import('./pages/draft-page.js'), 'DraftPage'),
});

const draftCompare = createRoute({
  getParentRoute: () => partnership,
  path: '/agreement/drafts/$draft/compare',
  validateSearch: draftCompareSearch,
  component: lazyRouteComponent(() => import('./pages/draft-compare-page.js'), 'DraftComparePage'),
});

const draftSituation = createRoute({
  getParentRoute: () => partnership,
  path: '/agreement/drafts/$draft/situation',
  validateSearch: situationSearch,
  component: lazyRouteComponent(() => import('./pages/draft-situation-page.js'), 'DraftSituationPage'),
});

const compare = createRoute({
  getParentRoute: () => partnership,
  path: '/agreement/compare',
  validateSearch: compareSearch,
  component: lazyRouteComponent(() => import('./pages/compare-page.js'), 'ComparePage'),
});

const settings = createRoute({
  getParentRoute: () => partnership,
  path: '/settings',
  component: lazyRouteComponent(() => import('./pages/settings-page.js'), 'SettingsPage'),
});

const deskSettings = createRoute({
  getParentRoute: () => partnership,
  path: '/settings/desk',
  component: lazyRouteComponent(() => import('./pages/desk-settings-page.js'), 'DeskSettingsPage'),
});

const cannedReplies = createRoute({
  getParentRoute: () => partnership,
  path: '/settings/replies',
  component: lazyRouteComponent(() => import('./pages/canned-replies-page.js'), 'CannedRepliesPage'),
});

const templates = createRoute({
  getParentRoute: () => partnership,
  path: '/settings/templates',
  component: lazyRouteComponent(() => import('./pages/templates-page.js'), 'TemplatesPage'),
});

const tree = root.addChildren([
  start,
  firstAccount,
  signIn,
  invitation,
  rate,
  welcome,
  allTickets,
  partnership.addChildren([
    home,
    tickets,
    newTicket,
    ticket,
    acknowledge,
    onCall,
    agreement,
    situation,
    replays,
    replay,
    histories,
    newHistory,
    history,
    changeRequests,
    upkeep,
    time,
    signings,
    signing,
    propose,
    draft,
    draftCompare,
    draftSituation,
    compare,
    taskMap,
    registers,
    settings,
    deskSettings,
    cannedReplies,
    templates,
  ]),
]);

export const router = createRouter({
  routeTree: tree,
  defaultPreload: 'intent',
  defaultPreloadDelay: 60,
  defaultPendingComponent: PendingPage,
  defaultErrorComponent: BrokenPage,
  defaultNotFoundComponent: MissingPage,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
