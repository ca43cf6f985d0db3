/** What the page says on top of a merged ticket, and of the one that goes on for it. */
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { unmergeTicket } from '../../../../contract/links.js';
import { getTicket } from '../../../../contract/tickets.js';
import { call, queries, refresh } from '../../../lib/api.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { ProblemNote } from '../../../lib/problem.js';
import { useHere } from '../../../lib/session.js';
import { whyNot } from '../../../lib/why-not.js';
import { paths } from '../../../paths.js';
import { ReasonButton } from '../../../ui/reason-button.js';
import { type Ticket, ticketQuery } from '../use-ticket.js';
import styles from './record.module.css';

export interface MergeNoteProps {
  readonly ticket: Ticket;
  /** The number that led here. */
  readonly from: string | null;
}

export function MergeNote({ ticket, from }: MergeNoteProps) {
  const { t } = useTranslation();
  const here = useHere();
  const isMerged = ticket.events.findLast(({ kind }) => kind === 'merged' || kind === 'unmerged')?.kind === 'merged';
  if (isMerged) return <Merged ticket={ticket} />;
  // Taken back since: nothing leads here any more. A requester is told of no merged tickets.
  if (from === null || (here.membership.party !== null && ticket.record.merged.length === 0)) return null;
  const led = ticket.record.merged.find((one) => one.number === from) ?? ticket.record.redirectedFrom;
  return (
    <p className={styles.note} role="status">
      {t('record.redirected', { number: from })}
      {led ? (
        <Link to={paths.ticket} params={{ partnership: here.id, ticket: led.id }} search={{ merged: 'itself' }}>
          {t('record.lookAt', { number: from })}
        </Link>
      ) : null}
    </p>
  );
}

function Merged({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation();
  const here = useHere();
  const navigate = useNavigate();
  const { mergedInto } = ticket.record;
  const params = { partnership: here.id, ticket: ticket.row.id };
  const unmerge = useMutation({
    mutationFn: () => call(unmergeTicket, { params }),
    onSuccess: async (freed) => {
      // Kept before the page asks: what it knows of this address leads away from it.
      queries.setQueryData(ticketQuery(here.id, ticket.row.id).queryKey, freed);
      await navigate({ to: paths.ticket, params, search: {} });
      await refresh(getTicket);
    },
  });
  return (
    <div className={styles.note} role="status">
      {mergedInto === null ? (
        t('record.mergedAway')
      ) : (
        <Link to={paths.ticket} params={{ partnership: here.id, ticket: mergedInto.id }}>
          {t('record.mergedInto', { number: mergedInto.number })}
        </Link>
      )}
      {here.membership.party === null ? null : (
        <ReasonButton size="xs" reason={whyNot(ticket.can.unmerge)} loading={unmerge.isPending} onClick={() => unmerge.mutate()}>
          {t('record.unmerge')}
        </ReasonButton>
      )}
      <ProblemNote error={unmerge.error} />
    </div>
  );
}
