/** Time for which a party says it was not accountable: who said what, and what is still to be said. */
import { lazy, Suspense, useState } from 'react';
import { useFormat } from '../../../lib/format.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { useHere } from '../../../lib/session.js';
import { whyNot } from '../../../lib/why-not.js';
import { ReasonButton } from '../../../ui/reason-button.js';
import type { Ticket } from '../use-ticket.js';
import styles from './clocks.module.css';

type Claim = Ticket['notAccountable'][number];
type Step = 'accept' | 'dispute' | 'stands' | 'falls';

const ClaimDialog = lazy(() => import('../actions/claim-dialog.js').then((part) => ({ default: part.ClaimDialog })));

export function NotAccountableList({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<{ readonly claim: string; readonly step: Step } | null>(null);
  if (ticket.notAccountable.length === 0) return null;
  return (
    <>
      <h3>{t('holding.claim.title')}</h3>
      <ul className={styles.claims}>
        {ticket.notAccountable.map((one) => (
          <ClaimItem key={one.id} one={one} ticket={ticket} onStep={(step) => setOpen({ claim: one.id, step })} />
        ))}
      </ul>
      <Suspense fallback={null}>{open ? <ClaimDialog ticket={ticket} {...open} onClose={() => setOpen(null)} /> : null}</Suspense>
    </>
  );
}

interface ItemProps {
  readonly one: Claim;
  readonly ticket: Ticket;
  readonly onStep: (step: Step) => void;
}

function ClaimItem({ one, ticket, onStep }: ItemProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const here = useHere();
  const disputed = one.answer === 'disputed' && one.outcome === 'open';
  const other = one.party !== here.membership.party;
  const when = (at: number) => format.moment(at, ticket.asOf);
  return (
    <li data-settled={one.outcome === 'open' ? undefined : true}>
      {t('holding.claim.by', { party: here.partyName(one.party), from: when(one.from), to: when(one.to ?? ticket.asOf) })}:{' '}
      <b>{t(`holding.claim.outcome.${disputed ? 'disputed' : one.outcome}`)}</b>
      <div>{one.reason}</div>
      {one.answer === 'disputed' && one.answeredBy ? (
        <div className="mute">{t('holding.claim.disputed', { party: here.partyName(one.answeredBy), reason: one.answerReason ?? '' })}</div>
      ) : null}
      {one.verdicts.map((said) => (
        <div key={said.party} className="mute">
          {t(said.stands ? 'holding.claim.verdictStands' : 'holding.claim.verdictFalls', {
            party: here.partyName(said.party),
            reason: said.reason,
          })}
        </div>
      ))}
      {one.answer === null && other ? (
        <div className={styles.buttons}>
          <ReasonButton size="compact-sm" reason={whyNot(one.can.answer)} onClick={() => onStep('accept')}>
            {t('holding.claim.accept')}
          </ReasonButton>
          <ReasonButton size="compact-sm" reason={whyNot(one.can.answer)} onClick={() => onStep('dispute')}>
            {t('holding.claim.dispute')}
          </ReasonButton>
        </div>
      ) : null}
      {disputed ? (
        <div className={styles.buttons}>
          <ReasonButton size="compact-sm" reason={whyNot(one.can.decide)} onClick={() => onStep('stands')}>
            {t('holding.claim.stands')}
          </ReasonButton>
          <ReasonButton size="compact-sm" reason={whyNot(one.can.decide)} onClick={() => onStep('falls')}>
            {t('holding.claim.falls')}
          </ReasonButton>
        </div>
      ) : null}
    </li>
  );
}
