/** After signing: reviews, what has drifted, and open tickets under older versions. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { getUpkeep } from '../../contract/upkeep.js';
import { AskDialog, type AskStart } from '../features/change-requests/ask-dialog.js';
import { BeginDraft } from '../features/draft/draft-list.js';
import { DriftSection } from '../features/upkeep/drift-section.js';
import { MoveSection } from '../features/upkeep/move-section.js';
import { ReviewSection } from '../features/upkeep/review-section.js';
import { queryOf } from '../lib/api.js';
import { useTranslation } from '../lib/i18n/translation.js';
import { Loaded } from '../lib/loaded.js';
import { Head } from '../lib/page.js';
import { useHere } from '../lib/session.js';
import { paths } from '../paths.js';
import { EmptyState, SkeletonRows } from '../ui/states.js';
import { AgreementTabs } from './agreement-tabs.js';

const route = getRouteApi(paths.upkeep);

export function UpkeepPage() {
  const { t } = useTranslation();
  const here = useHere();
  const team = here.membership.role !== 'requester';
  return (
    <>
      <Head title={t('agreement.title')} tab={t('upkeep.tab')} note={t('upkeep.text')} />
      <AgreementTabs />
      {team ? (
        <Parts />
      ) : (
        <EmptyState title={t('upkeep.notYoursTitle')} text={t('upkeep.notYoursText')}>
          <Button renderRoot={(props) => <Link to={paths.changeRequests} params={{ partnership: here.id }} {...props} />}>
            {t('upkeep.askForChange')}
          </Button>
        </EmptyState>
      )}
    </>
  );
}

function Parts() {
  const { t } = useTranslation();
  const here = useHere();
  const navigate = useNavigate();
  const { move, outcome } = route.useSearch();
  const [asking, setAsking] = useState<AskStart | null>(null);
  const params = { partnership: here.id };
  const query = useQuery(queryOf(getUpkeep, { params }));
  return (
    <>
      <Loaded query={query} skeleton={<SkeletonRows label={t('common.loading')} rows={6} />}>
        {({ inForce }) =>
          inForce ? (
            <>
              <ReviewSection />
              <DriftSection onAsk={setAsking} actions={(version) => <BeginDraft version={version} />} />
              <MoveSection
                move={move}
                outcome={outcome}
                onShow={(shown) => void navigate({ to: paths.upkeep, params, search: { move: shown }, replace: true, resetScroll: false })}
              />
            </>
          ) : (
            <EmptyState title={t('upkeep.noneTitle')} text={t('upkeep.noneText')}>
              <Button renderRoot={(props) => <Link to={paths.signings} params={params} {...props} />}>{t('upkeep.toSignatures')}</Button>
            </EmptyState>
          )
        }
      </Loaded>
      {asking === null ? null : <AskDialog start={asking} onClose={() => setAsking(null)} />}
    </>
  );
}
