import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { TicketActions } from '../features/tickets/actions/ticket-actions.js';
import { BallStrip } from '../features/tickets/clocks/ball-strip.js';
import { Composer } from '../features/tickets/conversation/composer.js';
import { ConversationList } from '../features/tickets/conversation/conversation-list.js';
import { MergeNote } from '../features/tickets/record/merge-note.js';
import { useRedirect } from '../features/tickets/record/use-redirect.js';
import { SidePanel } from '../features/tickets/side/side-panel.js';
import styles from '../features/tickets/ticket.module.css';
import { Priority, Status } from '../features/tickets/ticket-words.js';
import { type Ticket, useTicket } from '../features/tickets/use-ticket.js';
import { useAgreement } from '../lib/agreement.js';
import { useTranslation } from '../lib/i18n/translation.js';
import { Loaded } from '../lib/loaded.js';
import { useNow } from '../lib/now.js';
import { Head } from '../lib/page.js';
import { useHere } from '../lib/session.js';
import { paths } from '../paths.js';
import { SkeletonBlock, SkeletonRows } from '../ui/states.js';

const TicketRating = lazy(() => import('../features/satisfaction/ticket-rating.js').then((file) => ({ default: file.TicketRating })));
const TicketTime = lazy(() => import('../features/time/ticket-time.js').then((file) => ({ default: file.TicketTime })));
const Gates = lazy(() => import('../features/tickets/work/gates.js').then((file) => ({ default: file.Gates })));
const TicketWork = lazy(() => import('../features/tickets/work/ticket-work.js').then((file) => ({ default: file.TicketWork })));

const route = getRouteApi(paths.ticket);

export function TicketPage() {
  const { t } = useTranslation();
  const here = useHere();
  const { ticket: id } = route.useParams();
  const { merged, from = null } = route.useSearch();
  const query = useTicket(here.id, id, merged);
  useRedirect(query.data);
  return (
    <Loaded
      query={query}
      skeleton={
        <>
          <SkeletonBlock label={t('common.loading')} height={120} />
          <SkeletonRows label={t('common.loading')} rows={6} />
        </>
      }
    >
      {/* Named by the ticket: nothing of one is ever seen on another, such as older messages or a text begun. */}
      {(ticket) => <OneTicket key={ticket.row.id} ticket={ticket} from={from} />}
    </Loaded>
  );
}

function OneTicket({ ticket, from }: { readonly ticket: Ticket; readonly from: string | null }) {
  const { t } = useTranslation();
  const here = useHere();
  const now = useNow();
  const { names } = useAgreement(here.id);
  const { row } = ticket;
  return (
    <>
      <div className={styles.top}>
        <div className={styles.facts}>
          <span>#{row.number}</span>
          <span>{t(`words.type.${row.type}`)}</span>
          <span>
            <Priority priority={row.priority} />
          </span>
          <span>{t('words.tier', { tier: row.tier })}</span>
          <span>
            <Status row={row} />
          </span>
        </div>
        <div className={styles.actions}>
          <TicketActions ticket={ticket} />
        </div>
      </div>
      <Head title={row.subject} tab={t('ticket.tab', { number: row.number, subject: row.subject })} />
      <MergeNote ticket={ticket} from={from} />
      <BallStrip ticket={ticket} />
      <div className={styles.two}>
        <div>
          <ConversationList ticket={ticket} names={names} now={now} />
          {row.history === null ? <Composer ticket={ticket} /> : null}
        </div>
        <SidePanel
          ticket={ticket}
          names={names}
          now={now}
          missing={
            <Suspense fallback={null}>
              <Gates ticket={ticket} />
            </Suspense>
          }
          work={
            <Suspense fallback={null}>
              <TicketWork ticket={ticket} now={now} />
            </Suspense>
          }
        >
          {here.membership.party === null ? null : (
            <Suspense fallback={null}>
              <TicketTime ticket={row.id} imported={row.history !== null} />
            </Suspense>
          )}
          {row.status === 'resolved' || row.status === 'closed' || ticket.events.some(({ kind }) => kind === 'rated') ? (
            <Suspense fallback={null}>
              <TicketRating ticket={row.id} />
            </Suspense>
          ) : null}
        </SidePanel>
      </div>
    </>
  );
}
