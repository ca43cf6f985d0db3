/** Marks time that the own party held the ticket without being accountable for it. */
import { TextInput } from '@mantine/core';
import { markNotAccountable } from '../../../../contract/not-accountable.js';
import { call } from '../../../lib/api.js';
import { FormDialog } from '../../../lib/form-dialog.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { instantOfInput, localInput } from '../../../lib/local-input.js';
import { newId } from '../../../lib/new-id.js';
import { useHere } from '../../../lib/session.js';
import { useDraft } from '../../../lib/use-draft.js';
import { FieldLine } from '../../../ui/field-line.js';
import { useCommand } from '../use-ticket.js';
import type { DialogProps } from './dialogs.js';

export interface MarkDialogProps extends DialogProps {
  /** The stretch that was chosen; else the last one that the own party held. */
  readonly stretch?: { readonly from: number; readonly to: number };
}

export function MarkDialog({ ticket, stretch, onClose }: MarkDialogProps) {
  const { t } = useTranslation();
  const here = useHere();
  const own = ticket.spans.findLast((span) => span.holder?.party === here.membership.party);
  const { from, to } = stretch ?? { from: own?.from ?? ticket.row.createdAt, to: own?.to ?? ticket.asOf };
  const [values, change, clear] = useDraft(`mark.${ticket.row.id}.${from}`, {
    from: localInput(from),
    to: localInput(to),
    reason: '',
    key: '',
  });
  const begins = instantOfInput(values.from, from);
  const ends = instantOfInput(values.to, to);
  const command = useCommand(
    here.id,
    ticket.row.id,
    () => {
      const key = values.key || newId();
      change({ key });
      const params = { partnership: here.id, ticket: ticket.row.id };
      return call(markNotAccountable, { params, body: { from: begins ?? 0, to: ends ?? 0, reason: values.reason, key } });
    },
    () => {
      clear();
      onClose();
    },
  );
  const reason =
    begins === null || ends === null || ends <= begins
      ? t('holding.claim.needInterval')
      : values.reason.trim()
        ? null
        : t('ticket.needText');
  return (
    <FormDialog
      title={t('holding.claim.markTitle')}
      submit={t('holding.claim.markSubmit')}
      reason={reason}
      command={command}
      onSubmit={() => command.mutate(undefined)}
      onClose={onClose}
    >
      <p>{t('holding.claim.markText')}</p>
      <FieldLine>
        <TextInput
          label={t('holding.claim.from')}
          type="datetime-local"
          value={values.from}
          onChange={(event) => change({ from: event.currentTarget.value })}
        />
        <TextInput
          label={t('holding.claim.to')}
          type="datetime-local"
          value={values.to}
          onChange={(event) => change({ to: event.currentTarget.value })}
        />
      </FieldLine>
      <TextInput
        label={t('holding.claim.reason')}
        description={t('holding.claim.reasonHint')}
        maxLength={200}
        data-autofocus
        value={values.reason}
        onChange={(event) => change({ reason: event.currentTarget.value })}
      />
    </FormDialog>
  );
}
