/** Beside the conversation: the question for whoever asked, the answer for both teams. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRating, rateTicket } from '../../../contract/satisfaction.js';
import { getTicket } from '../../../contract/tickets.js';
import { call, queries, queryOf, refresh } from '../../lib/api.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { useHere } from '../../lib/session.js';
import { RatingForm } from './rating-form.js';
import { RatingWords } from './rating-words.js';

export function TicketRating({ ticket }: { readonly ticket: string }) {
  const { t } = useTranslation();
  const here = useHere();
  const input = { params: { partnership: here.id, ticket } };
  const query = useQuery(queryOf(getRating, input));
  const send = useMutation({
    mutationFn: (body: { good: boolean; comment: string }) => call(rateTicket, { ...input, body }),
    onSuccess: (answer) => {
      queries.setQueryData(queryOf(getRating, input).queryKey, answer);
      void refresh(getTicket);
    },
  });
  if (query.data === undefined) return null;
  const { rating, can } = query.data;
  if (rating === null && !can.allowed) return null;
  return (
    <section aria-labelledby="ticket-rating">
      <h2 id="ticket-rating">{t('satisfaction.heading')}</h2>
      {can.allowed ? (
        <RatingForm rating={rating} pending={send.isPending} error={send.error} onSend={send.mutate} />
      ) : (
        rating && <RatingWords rating={rating} />
      )}
    </section>
  );
}
