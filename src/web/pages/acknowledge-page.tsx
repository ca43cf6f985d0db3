/** Where a wake leads: what it is about, and one button. */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { listEscalations } from '../../contract/escalations.js';
import { WakeCard } from '../features/on-call/wake-card.js';
import { queryOf } from '../lib/api.js';
import { useTranslation } from '../lib/i18n/translation.js';
import { Loaded } from '../lib/loaded.js';
import { useNow } from '../lib/now.js';
import { Head } from '../lib/page.js';
import { useHere } from '../lib/session.js';
import { paths } from '../paths.js';
import { EmptyState, SkeletonRows } from '../ui/states.js';

const route = getRouteApi(paths.acknowledge);
/** Somebody else may press first. */
const EVERY_MS = 10_000;

export function AcknowledgePage() {
  const { t } = useTranslation();
  const here = useHere();
  const now = useNow();
  const { ticket } = route.useParams();
  const { key } = route.useSearch();
  const params = { partnership: here.id, ticket };
  const query = useQuery({ ...queryOf(listEscalations, { params }), refetchInterval: EVERY_MS });
  return (
    <>
      <Head title={t('onCall.wake.title')} />
      <Loaded query={query} skeleton={<SkeletonRows label={t('common.loading')} rows={3} />}>
        {(answer) => {
          // Without a name: the one that waits for somebody, else the last.
          const { items } = answer;
          const open = items.findLast((one) => one.wake && one.acknowledged === null);
          const found = key === undefined ? (open ?? items.at(-1)) : items.find((one) => one.key === key);
          return found ? (
            <WakeCard ticket={answer.ticket} escalation={found} now={now} />
          ) : (
            <EmptyState title={t('onCall.wake.goneTitle')} text={t('onCall.wake.goneText')}>
              <Link to={paths.ticket} params={params}>
                {t('onCall.wake.open')}
              </Link>
            </EmptyState>
          );
        }}
      </Loaded>
    </>
  );
}
