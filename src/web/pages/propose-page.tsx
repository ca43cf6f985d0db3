/** A draft before it is proposed: what stands in the way, what changes, and when it is to hold. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { diffDraft } from '../../contract/differences.js';
import { getDraft } from '../../contract/drafts.js';
import { getReadiness } from '../../contract/signing.js';
import { DifferenceView, FirstAgreement } from '../features/signing/difference-view.js';
import { ProposeForm } from '../features/signing/propose-form.js';
import { ReadinessList } from '../features/signing/readiness.js';
import styles from '../features/signing/signing.module.css';
import { queryOf } from '../lib/api.js';
import { useTranslation } from '../lib/i18n/translation.js';
import { Loaded } from '../lib/loaded.js';
import { Head } from '../lib/page.js';
import { useHere } from '../lib/session.js';
import { paths } from '../paths.js';
import { SkeletonRows } from '../ui/states.js';
import { AgreementTabs } from './agreement-tabs.js';

const route = getRouteApi(paths.propose);

export function ProposePage() {
  const { t } = useTranslation();
  const here = useHere();
  const navigate = useNavigate();
  const { draft } = route.useParams();
  const params = { partnership: here.id, draft };
  const query = useQuery(queryOf(getDraft, { params }));
  const readiness = useQuery(queryOf(getReadiness, { params }));
  const isFirst = here.partnership.agreementVersion === null;
  const difference = useQuery({ ...queryOf(diffDraft, { params }), enabled: !isFirst });
  const skeleton = <SkeletonRows label={t('common.loading')} rows={5} />;
  return (
    <>
      <Head
        title={query.data ? t('signing.propose.title', { name: query.data.name }) : t('signing.propose.tab')}
        tab={t('signing.propose.tab')}
        note={t('signing.propose.text')}
        actions={<Button renderRoot={(props) => <Link to={paths.draft} params={params} {...props} />}>{t('signing.propose.back')}</Button>}
      />
      <AgreementTabs />
      {query.data && query.data.state !== 'open' ? <p role="status">{t('signing.propose.closed')}</p> : null}
      <div className={styles.columns}>
        <div>
          <Loaded query={readiness} skeleton={skeleton}>
            {(data) => <ReadinessList draft={draft} readiness={data} />}
          </Loaded>
          {readiness.data ? (
            <ProposeForm
              draft={draft}
              readiness={readiness.data}
              onProposed={(agreement) => void navigate({ to: paths.signing, params: { partnership: here.id, agreement } })}
            />
          ) : null}
        </div>
        <div>
          {isFirst ? (
            <FirstAgreement />
          ) : (
            <Loaded query={difference} skeleton={skeleton}>
              {(data) => <DifferenceView difference={data} />}
            </Loaded>
          )}
        </div>
      </div>
    </>
  );
}
