/** The answer to a claim of not being accountable, and a lead's decision. */
import { answerNotAccountable, decideNotAccountable } from '../../../../contract/not-accountable.js';
import { call } from '../../../lib/api.js';
import { FormDialog } from '../../../lib/form-dialog.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { useHere } from '../../../lib/session.js';
import { useCommand } from '../use-ticket.js';
import type { DialogProps } from './dialogs.js';
import { ReasonDialog } from './reason-dialog.js';

export interface ClaimDialogProps extends DialogProps {
  readonly claim: string;
  readonly step: 'accept' | 'dispute' | 'stands' | 'falls';
}

export function ClaimDialog({ step, ...props }: ClaimDialogProps) {
  return step === 'accept' ? <AcceptDialog {...props} /> : <ContestDialog step={step} {...props} />;
}

/** Who agrees need not say why. */
function AcceptDialog({ ticket, claim, onClose }: Omit<ClaimDialogProps, 'step'>) {
  const { t } = useTranslation();
  const here = useHere();
  const params = { partnership: here.id, ticket: ticket.row.id, interval: claim };
  const command = useCommand(
    here.id,
    ticket.row.id,
    () => call(answerNotAccountable, { params, body: { answer: 'accepted', reason: '' } }),
    onClose,
  );
  return (
    <FormDialog
      title={t('holding.claim.acceptTitle')}
      submit={t('holding.claim.accept')}
      command={command}
      onSubmit={() => command.mutate(undefined)}
      onClose={onClose}
    >
      <p>{t('holding.claim.acceptText')}</p>
    </FormDialog>
  );
}

function ContestDialog({ ticket, claim, step, onClose }: ClaimDialogProps & { readonly step: 'dispute' | 'stands' | 'falls' }) {
  const { t } = useTranslation();
  const here = useHere();
  const params = { partnership: here.id, ticket: ticket.row.id, interval: claim };
  return (
    <ReasonDialog
      ticket={ticket}
      draft={`claim.${step}.${claim}`}
      title={t(`holding.claim.${step}Title`)}
      label={t('holding.claim.reason')}
      submit={t(`holding.claim.${step}`)}
      send={(reason) =>
        step === 'dispute'
          ? call(answerNotAccountable, { params, body: { answer: 'disputed', reason } })
          : call(decideNotAccountable, { params, body: { stands: step === 'stands', reason } })
      }
      onClose={onClose}
    >
      <p>{t(step === 'dispute' ? 'holding.claim.disputeText' : 'holding.claim.decideText')}</p>
    </ReasonDialog>
  );
}
