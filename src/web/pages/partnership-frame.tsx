/** The frame of everything that belongs to one partnership. */
import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { Bell } from '../features/notices/bell.js';
import { Shell } from '../features/shell/shell.js';
import { makeHere } from '../lib/here.js';
import { useTranslation } from '../lib/i18n/translation.js';
import { ProblemNote, problemOf } from '../lib/problem.js';
import { HereContext, partnershipQuery, rememberPartnership, usePartnershipId, useSession } from '../lib/session.js';
import { SkeletonRows } from '../ui/states.js';
import { MissingPage } from './frames.js';

export function PartnershipFrame() {
  const { t } = useTranslation();
  const id = usePartnershipId();
  const { memberships } = useSession();
  const membership = memberships.find((one) => one.partnership === id);
  const query = useQuery({ ...partnershipQuery(id), enabled: membership !== undefined });
  const here = useMemo(() => (query.data && membership ? makeHere(query.data, membership) : null), [query.data, membership]);
  useEffect(() => {
    if (membership) rememberPartnership(id);
  }, [id, membership]);

  if (!membership || problemOf(query.error)?.code === 'not-found') return <MissingPage />;
  if (!here) {
    return (
      <main>
        {query.isError ? (
          <ProblemNote error={query.error} retry={() => void query.refetch()} />
        ) : (
          <SkeletonRows label={t('common.loading')} />
        )}
      </main>
    );
  }
  return (
    <HereContext.Provider value={here}>
      <Shell bell={(compact) => <Bell compact={compact} />}>
        <Outlet />
      </Shell>
    </HereContext.Provider>
  );
}
