/** Two versions, or a version and a draft, side by side with what goes elsewhere. */
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { z } from 'zod';
import { listAgreements } from '../../contract/agreements.js';
import { diffDraft, type difference, diffVersions } from '../../contract/differences.js';
import { listDrafts } from '../../contract/drafts.js';
import styles from '../features/compare/compare.module.css';
import type { CompareSearch } from '../features/compare/search.js';
import { type Other, sidesOf } from '../features/compare/sides.js';
import { SidesForm } from '../features/compare/sides-form.js';
import { DifferenceView } from '../features/signing/difference-view.js';
import { queryOf } from '../lib/api.js';
import { useTranslation } from '../lib/i18n/translation.js';
import { Loaded } from '../lib/loaded.js';
import { Head } from '../lib/page.js';
import { useHere } from '../lib/session.js';
import { paths } from '../paths.js';
import { EmptyState, SkeletonBlock, SkeletonRows } from '../ui/states.js';
import { AgreementTabs } from './agreement-tabs.js';
import { DraftLinks } from './draft-links.js';

export interface CompareViewProps {
  readonly search: CompareSearch;
  /** The draft of the address. */
  readonly draft: string | undefined;
}

export function CompareView({ search, draft }: CompareViewProps) {
  const { t } = useTranslation();
  const here = useHere();
  const navigate = useNavigate();
  const params = { partnership: here.id };
  const versions = useQuery(queryOf(listAgreements, { params }));
  const drafts = useQuery(queryOf(listDrafts, { params }));
  const lists = versions.data && drafts.data ? { versions: versions.data.items, drafts: drafts.data.items } : null;
  const open = lists?.drafts.filter((one) => one.state === 'open') ?? [];
  const sides = lists ? sidesOf(lists.versions, open, search, draft) : null;
  const choose = (from: string, to: Other): void => {
    const options = { replace: true, resetScroll: false } as const;
    if (to.kind === 'draft') void navigate({ to: paths.draftCompare, params: { ...params, draft: to.id }, search: { from }, ...options });
    else void navigate({ to: paths.compare, params, search: { from, to: to.id }, ...options });
  };
  const skeleton = (
    <>
      <SkeletonBlock label={t('common.loading')} height={54} />
      <SkeletonRows label={t('common.loading')} rows={8} />
    </>
  );
  return (
    <>
      <Head title={t('agreement.title')} tab={t('compare.tab')} note={t('compare.text')} />
      <AgreementTabs />
      {draft === undefined ? null : <DraftLinks draft={draft} on="compare" />}
      <Loaded query={versions} skeleton={skeleton}>
        {() => (
          <Loaded query={drafts} skeleton={skeleton}>
            {() =>
              sides?.from && sides.to && lists ? (
                <>
                  <SidesForm versions={lists.versions} drafts={lists.drafts} from={sides.from} to={sides.to} onChange={choose} />
                  <Differences from={sides.from} to={sides.to} />
                </>
              ) : (
                <EmptyState title={t('compare.nothingTitle')} text={t('compare.nothingText')}>
                  <Link to={paths.agreement} params={params}>
                    {t('compare.begin')}
                  </Link>
                </EmptyState>
              )
            }
          </Loaded>
        )}
      </Loaded>
    </>
  );
}

function Differences({ from, to }: { readonly from: string; readonly to: Other }) {
  const { t } = useTranslation();
  const here = useHere();
  // It may take seconds on the server: not asked again only because the window came to the front.
  const options = { staleTime: 30_000, refetchOnWindowFocus: false } as const;
  const query = { from };
  const params = { partnership: here.id };
  const ofVersions = useQuery({
    ...queryOf(diffVersions, { params: { ...params, agreement: to.id }, query }),
    ...options,
    enabled: to.kind === 'version',
  });
  const ofDraft = useQuery({
    ...queryOf(diffDraft, { params: { ...params, draft: to.id }, query }),
    ...options,
    enabled: to.kind === 'draft',
  });
  const heading = ({ from: one, to: other, draft }: z.infer<typeof difference>): string => {
    const named = ({ version, state }: typeof one) => t('compare.versionAt', { version, state: t(`agreement.state.${state}`) });
    const second = draft ? t('compare.draftAt', draft) : other ? named(other) : '';
    return t('compare.heading', { from: named(one), to: second });
  };
  return (
    <Loaded query={to.kind === 'draft' ? ofDraft : ofVersions} skeleton={<SkeletonRows label={t('common.loading')} rows={10} />}>
      {(found) => (
        <>
          <h2 className={styles.heading}>{heading(found)}</h2>
          <DifferenceView difference={found} beside />
        </>
      )}
    </Loaded>
  );
}
