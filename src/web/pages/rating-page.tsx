/** Where the link of a closing mail leads. Opening it says nothing yet: programs that read mail open links too. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { getRatingByLink, rateByLink } from '../../contract/satisfaction.js';
import { RatingForm } from '../features/satisfaction/rating-form.js';
import { RatingWords } from '../features/satisfaction/rating-words.js';
import { call, queries, queryOf } from '../lib/api.js';
import { useTranslation } from '../lib/i18n/translation.js';
import { Loaded } from '../lib/loaded.js';
import { Head } from '../lib/page.js';
import { problemOf } from '../lib/problem.js';
import { paths } from '../paths.js';
import { CardPage } from '../ui/card-page.js';
import { ErrorState, SkeletonRows } from '../ui/states.js';

const route = getRouteApi(paths.rate);

export function RatingPage() {
  const { t } = useTranslation();
  const { token } = route.useParams();
  const input = { params: { token } };
  const query = useQuery(queryOf(getRatingByLink, input));
  const send = useMutation({
    mutationFn: (body: { good: boolean; comment: string }) => call(rateByLink, { ...input, body }),
    onSuccess: (answer) => queries.setQueryData(queryOf(getRatingByLink, input).queryKey, answer),
  });
  const gone = problemOf(query.error)?.code === 'not-found';
  return (
    <CardPage>
      <Head title={t('satisfaction.pageTitle')} />
      {gone ? (
        <ErrorState title={t('satisfaction.linkOver')} detail={t('satisfaction.linkOverText')} />
      ) : (
        <Loaded query={query} skeleton={<SkeletonRows label={t('common.loading')} rows={3} />}>
          {({ partnership, number, subject, rating, can }) => (
            <>
              <p style={{ margin: '8px 0 24px' }}>
                <span className="mute">
                  {partnership} · #{number}
                </span>
                <br />
                <b>{subject}</b>
              </p>
              {can.allowed ? (
                <RatingForm rating={rating} pending={send.isPending} error={send.error} onSend={send.mutate} />
              ) : rating ? (
                <>
                  <RatingWords rating={rating} />
                  <p className="mute">{t('satisfaction.stands')}</p>
                </>
              ) : (
                <p>{t('satisfaction.notYet')}</p>
              )}
            </>
          )}
        </Loaded>
      )}
    </CardPage>
  );
}
