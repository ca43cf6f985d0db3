/** Addresses to pages. Pages are fetched when first opened; guards lead to the sign-in and back. */
import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { listEscalations } from '../contract/escalations.js';
import { getOnCall } from '../contract/on-call.js';
import { getHome } from '../contract/partnerships.js';
import { getTicket } from '../contract/tickets.js';
import { agreementRoutes } from './agreement-routes.js';
import { wakeSearch } from './features/on-call/search.js';
import { queueSearch } from './features/tickets/queue/queue-search.js';
import { ticketSearch } from './features/tickets/record/record-search.js';
import { weekSearch } from './features/time/search.js';
import { queryOf } from './lib/api.js';
import { allTexts } from './lib/i18n/i18n.js';
import { signInSearch, tokenSearch } from './lib/search.js';
import { usualPartnership } from './lib/session.js';
import { BrokenPage, MissingPage, PendingPage } from './pages/frames.js';
import { paths } from './paths.js';
import { ahead, partnership, root, session, signedIn } from './root-routes.js';

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

const welcome = createRoute({
  getParentRoute: () => root,
  path: paths.welcome,
  beforeLoad: signedIn,
  component: lazyRouteComponent(() => import('./pages/welcome-page.js'), 'WelcomePage'),
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

const time = createRoute({
  getParentRoute: () => partnership,
  path: '/time',
  validateSearch: weekSearch,
  component: lazyRouteComponent(() => import('./pages/time-page.js'), 'TimePage'),
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
    time,
    settings,
    ...agreementRoutes,
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
