import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { trySituation } from '../../contract/agreements.js';
import type { Tier } from '../../core/agreement/agreement.js';
import type { SituationSearch } from '../features/agreement/search.js';
import styles from '../features/agreement/situation.module.css';
import { SituationAnswer } from '../features/agreement/situation-answer.js';
import { SituationForm } from '../features/agreement/situation-form.js';
import { instantOfText, wallText } from '../features/agreement/wall-text.js';
import { useAgreement } from '../lib/agreement.js';
import { queryOf } from '../lib/api.js';
import { useTranslation } from '../lib/i18n/translation.js';
import { Loaded } from '../lib/loaded.js';
import { Head } from '../lib/page.js';
import { ProblemNote } from '../lib/problem.js';
import { useHere } from '../lib/session.js';
import { paths } from '../paths.js';
import { SkeletonRows } from '../ui/states.js';
import { AgreementTabs } from './agreement-tabs.js';
import { NothingInForce } from './nothing-in-force.js';
import { UnderVersion, VersionNote } from './under-version.js';

const route = getRouteApi(paths.situation);

export function SituationPage() {
  const { t } = useTranslation();
  const here = useHere();
  const navigate = useNavigate();
  const search: SituationSearch = route.useSearch();
  const { query, agreement, version, names } = useAgreement(here.id, search.version);
  const zone = agreement?.windows.zone ?? 'UTC';
  const now = useMemo(() => Math.floor(Date.now() / 60_000) * 60_000, []);
  const at = (search.at ? instantOfText(zone, search.at) : null) ?? now;
  const answer = useQuery({
    ...queryOf(trySituation, {
      params: { partnership: here.id, agreement: version?.id ?? '' },
      body: {
        at,
        category: search.category ?? '',
        type: search.type ?? 'incident',
        tier: (search.tier ?? 1) as Tier,
        priority: search.priority ?? 'P3',
        system: search.system ?? null,
        site: search.site ?? null,
      },
    }),
    enabled: Boolean(search.category && version),
    placeholderData: keepPreviousData,
  });
  const change = (next: SituationSearch) =>
    void navigate({ to: paths.situation, params: { partnership: here.id }, search: { ...search, ...next }, replace: true });
  return (
    <>
      <Head title={t('agreement.title')} tab={t('agreement.situation.title')} note={t('agreement.situation.text')} />
      <AgreementTabs version={search.version} />
      <Loaded query={query} skeleton={<SkeletonRows label={t('common.loading')} />}>
        {(shown) =>
          shown ? (
            <UnderVersion agreement={search.version === undefined ? undefined : shown.agreement}>
              <VersionNote shown={shown.version} />
              <div className={styles.two}>
                <SituationForm agreement={shown.agreement} names={names} search={search} now={wallText(zone, now)} onChange={change} />
                <div>
                  <ProblemNote error={answer.error} />
                  {search.category && answer.data ? (
                    <SituationAnswer answer={answer.data} names={names} />
                  ) : (
                    <p className="mute">{t('agreement.situation.nothing')}</p>
                  )}
                </div>
              </div>
            </UnderVersion>
          ) : (
            <NothingInForce />
          )
        }
      </Loaded>
    </>
  );
}
