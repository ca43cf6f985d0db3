/** The answer to a claim of not being accountable, and a lead's decision. */
import { TextInput } from '@mantine/core';
import { answerNotAccountable, decideNotAccountable } from '../../../../contract/not-accountable.js';
import { call } from '../../../lib/api.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { useHere } from '../../../lib/session.js';
import { useDraft } from '../../../lib/use-draft.js';
import { useCommand } from '../use-ticket.js';
import { type DialogProps, Frame } from './dialogs.js';

export interface ClaimDialogProps extends DialogProps {
  readonly claim: string;
  readonly step: 'accept' | 'dispute' | 'stands' | 'falls';
}

export function ClaimDialog({ ticket, claim, step, onClose }: ClaimDialogProps) {
  const { t } = useTranslation();
  const here = useHere();
  const params = { partnership: here.id, ticket: ticket.row.id, interval: claim };
  const [reason, setReason, clear] = useDraft(`claim.${step}.${claim}`, '');
  const command = useCommand(
    here.id,
    ticket.row.id,
    () =>
      step === 'accept' || step === 'dispute'
        ? call(answerNotAccountable, { params, body: { answer: step === 'accept' ? 'accepted' : 'disputed', reason } })
        : call(decideNotAccountable, { params, body: { stands: step === 'stands', reason } }),
    () => {
      clear();
      onClose();
    },
  );
  return (
    <Frame
      title={t(`holding.claim.${step}Title`)}
      submit={t(`holding.claim.${step}`)}
      reason={step === 'accept' || reason.trim() ? null : t('ticket.needText')}
      command={command}
      onClose={onClose}
    >
      <p>
        {t(step === 'accept' ? 'holding.claim.acceptText' : step === 'dispute' ? 'holding.claim.disputeText' : 'holding.claim.decideText')}
      </p>
      {step === 'accept' ? null : (
        <TextInput
          label={t('holding.claim.reason')}
          maxLength={200}
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
    </Frame>
  );
}
