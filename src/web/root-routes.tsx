/** Where every address begins: who may come in, and the frame of a partnership. */
import type { FetchQueryOptions, QueryKey } from '@tanstack/react-query';
import { createRootRoute, createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { queries } from './lib/api.js';
import { allTexts } from './lib/i18n/i18n.js';
import { partnershipQuery, sessionQuery } from './lib/session.js';
import { BrokenPage, MissingPage } from './pages/frames.js';
import { paths } from './paths.js';

export const session = () => queries.ensureQueryData(sessionQuery);

/** Asks for an answer while the files of its page are on their way; not where the viewer does not belong. */
export function ahead<Data, Key extends QueryKey>(partnership: string, query: FetchQueryOptions<Data, Error, Data, Key>): void {
  const known = queries.getQueryData(sessionQuery.queryKey);
  if (known?.memberships.some((one) => one.partnership === partnership)) void queries.prefetchQuery(query);
}

export const root = createRootRoute({ component: Outlet, notFoundComponent: MissingPage, errorComponent: BrokenPage });

/** Everything else is for people who are signed in. */
export const signedIn = async ({ location }: { location: { href: string } }): Promise<void> => {
  const texts = allTexts();
  const { person, firstAccountNeeded } = await session();
  if (firstAccountNeeded) throw redirect({ to: paths.firstAccount, search: { token: undefined } });
  if (!person) throw redirect({ to: paths.signIn, search: { next: location.href } });
  await texts;
};

export const partnership = createRoute({
  getParentRoute: () => root,
  path: paths.partnership,
  beforeLoad: signedIn,
  loader: ({ params }) => ahead(params.partnership, partnershipQuery(params.partnership)),
  component: lazyRouteComponent(() => import('./pages/partnership-frame.js'), 'PartnershipFrame'),
});
