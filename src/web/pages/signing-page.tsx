/** A proposed version: what is signed, by whom, and what it changes. */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { diffVersions } from '../../contract/differences.js';
import { getSigning } from '../../contract/signing.js';
import { DifferenceView, FirstAgreement } from '../features/signing/difference-view.js';
import { SignedText } from '../features/signing/signed-text.js';
import styles from '../features/signing/signing.module.css';
import { SigningParties } from '../features/signing/signing-parties.js';
import { WithdrawProposal } from '../features/signing/withdraw-proposal.js';
import { queryOf } from '../lib/api.js';
import { useFormat } from '../lib/format.js';
import { useTranslation } from '../lib/i18n/translation.js';
import { Loaded } from '../lib/loaded.js';
import { Head } from '../lib/page.js';
import { useHere } from '../lib/session.js';
import { paths } from '../paths.js';
import { SkeletonRows } from '../ui/states.js';
import { AgreementTabs } from './agreement-tabs.js';

const route = getRouteApi(paths.signing);

export function SigningPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const here = useHere();
  const { agreement } = route.useParams();
  const params = { partnership: here.id, agreement };
  const query = useQuery({ ...queryOf(getSigning, { params }), refetchInterval: 15_000 });
  const isFirst = here.partnership.agreementVersion === null;
  const difference = useQuery({ ...queryOf(diffVersions, { params }), enabled: !isFirst });
  const skeleton = <SkeletonRows label={t('common.loading')} rows={5} />;
  const detail = query.data;
  const at = detail?.version.effectiveAt ?? detail?.effectiveAt ?? null;
  const state = detail?.withdrawnBy
    ? t('signing.withdrawn', { name: detail.withdrawnBy.name })
    : detail
      ? t(`agreement.state.${detail.version.state}`)
      : '';
  return (
    <>
      <Head
        title={detail ? t('signing.page.title', { version: detail.version.version }) : t('signing.tab')}
        tab={t('signing.tab')}
        note={
          detail
            ? `${state} · ${at === null ? t('signing.onLast') : t('signing.effective', { when: format.full(at, here.partnership.zone) })}`
            : ''
        }
        actions={
          detail?.can.withdrawProposal.allowed ? <WithdrawProposal agreement={agreement} version={detail.version.version} /> : undefined
        }
      />
      <AgreementTabs />
      <div className={styles.columns}>
        <div>
          <Loaded query={query} skeleton={skeleton}>
            {(data) => <SignedText detail={data} />}
          </Loaded>
        </div>
        <div>
          {detail ? <SigningParties detail={detail} /> : null}
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
