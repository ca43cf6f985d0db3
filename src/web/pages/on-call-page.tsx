/** Who is on call, team by team. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { getOnCall } from '../../contract/on-call.js';
import styles from '../features/on-call/on-call.module.css';
import { TeamRota } from '../features/on-call/team-rota.js';
import { queryOf } from '../lib/api.js';
import { viewerZone } from '../lib/format.js';
import { useTranslation } from '../lib/i18n/translation.js';
import { Loaded } from '../lib/loaded.js';
import { useNow } from '../lib/now.js';
import { Head } from '../lib/page.js';
import { useHere } from '../lib/session.js';
import { paths } from '../paths.js';
import { EmptyState, SkeletonRows } from '../ui/states.js';

const EVERY_MS = 60_000;

export function OnCallPage() {
  const { t } = useTranslation();
  const here = useHere();
  const now = useNow();
  const params = { partnership: here.id };
  const query = useQuery({ ...queryOf(getOnCall, { params }), refetchInterval: EVERY_MS });
  const { zone } = here.partnership;
  return (
    <>
      <Head title={t('onCall.title')} note={t('onCall.text')} />
      <Loaded query={query} skeleton={<SkeletonRows label={t('common.loading')} />}>
        {({ teams }) =>
          teams.length === 0 ? (
            <EmptyState title={t('onCall.emptyTitle')} text={t('onCall.emptyText')}>
              <Link to={paths.agreement} params={params}>
                {t('onCall.toAgreement')}
              </Link>
            </EmptyState>
          ) : (
            <>
              <p className={`mute ${styles.zones}`}>
                {zone === viewerZone() ? t('onCall.sameZone', { zone }) : t('onCall.zones', { zone })}
              </p>
              {teams.map((team) => (
                <TeamRota key={team.team} team={team} now={now} />
              ))}
            </>
          )
        }
      </Loaded>
    </>
  );
}
