/** Addresses of the agreement and of planning, below the frame of a partnership. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { matrixSearch, situationSearch } from './features/agreement/search.js';
import { requestSearch } from './features/change-requests/search.js';
import { compareSearch, draftCompareSearch } from './features/compare/search.js';
import { draftSearch } from './features/draft/search.js';
import { registerSearch } from './features/registers/search.js';
import { newReplaySearch, replaySearch } from './features/replay/search.js';
import { taskMapSearch } from './features/task-map/search.js';
import { upkeepSearch } from './features/upkeep/search.js';
import { inForceQuery } from './lib/agreement.js';
import { ahead, partnership } from './root-routes.js';

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

export const agreementRoutes = [
  agreement,
  situation,
  replays,
  replay,
  histories,
  newHistory,
  history,
  changeRequests,
  upkeep,
  registers,
  taskMap,
  signings,
  signing,
  propose,
  draft,
  draftCompare,
  draftSituation,
  compare,
] as const;
