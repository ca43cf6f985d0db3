/** Steps on a ticket that need a word: resolve, wait, decline, reopen, close. What is typed survives an error. */
import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { declineHandOff } from '../../../../contract/hand-offs.js';
import { closeTicket, reopenTicket, resolveTicket, waitTicket } from '../../../../contract/tickets.js';
import { WAIT_REASONS, type WaitReason } from '../../../../core/agreement/agreement.js';
import { call } from '../../../lib/api.js';
import { FormDialog } from '../../../lib/form-dialog.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { instantOfInput } from '../../../lib/local-input.js';
import { useHere } from '../../../lib/session.js';
import { useDraft } from '../../../lib/use-draft.js';
import { type Ticket, useCommand } from '../use-ticket.js';
import styles from './dialogs.module.css';
import { ReasonDialog } from './reason-dialog.js';

export interface DialogProps {
  readonly ticket: Ticket;
  readonly onClose: () => void;
}

export function ResolveDialog({ ticket, onClose }: DialogProps) {
  const { t } = useTranslation();
  const here = useHere();
  const params = { partnership: here.id, ticket: ticket.row.id };
  const missing = ticket.work.gates.resolve;
  const [note, setNote, clear] = useDraft(`resolve.${ticket.row.id}`, '');
  const command = useCommand(
    here.id,
    ticket.row.id,
    () => call(resolveTicket, { params, body: { note } }),
    () => {
      clear();
      onClose();
    },
  );
  return (
    <FormDialog
      title={t('ticket.form.resolveTitle')}
      submit={t('ticket.form.resolveSubmit')}
      reason={missing.length > 0 ? missing.map((one) => one.text).join('. ') : note.trim() ? null : t('ticket.needText')}
      command={command}
      onSubmit={() => command.mutate(undefined)}
      onClose={onClose}
    >
      {missing.length > 0 ? (
        <div role="note" className={styles.missing}>
          <b>{t('work.gates')}</b>
          <ul>
            {missing.map((one) => (
              <li key={one.need}>{one.text}</li>
            ))}
          </ul>
        </div>
      ) : null}
      <Textarea
        label={t('ticket.form.resolveNote')}
        description={t('ticket.form.resolveHint')}
        autosize
        minRows={4}
        data-autofocus
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

export function WaitDialog({ ticket, onClose }: DialogProps) {
  const { t } = useTranslation();
  const here = useHere();
  const params = { partnership: here.id, ticket: ticket.row.id };
  const [values, change, clear] = useDraft(`wait.${ticket.row.id}`, { on: 'requester' as WaitReason, until: '', note: '' });
  const until = instantOfInput(values.until);
  const command = useCommand(
    here.id,
    ticket.row.id,
    () => call(waitTicket, { params, body: { on: values.on, note: values.note, until } }),
    () => {
      clear();
      onClose();
    },
  );
  return (
    <FormDialog
      title={t('ticket.form.waitTitle')}
      submit={t('ticket.form.waitSubmit')}
      command={command}
      onSubmit={() => command.mutate(undefined)}
      onClose={onClose}
    >
      <NativeSelect
        label={t('ticket.form.waitOn')}
        value={values.on}
        data-autofocus
        data={WAIT_REASONS.map((on) => ({ value: on, label: t(`words.waiting.${on}`) }))}
        onChange={(event) => change({ on: event.currentTarget.value as WaitReason })}
      />
      <TextInput
        label={t('ticket.form.waitUntil')}
        description={t('ticket.form.waitUntilHint')}
        type="datetime-local"
        value={values.until}
        onChange={(event) => change({ until: event.currentTarget.value })}
      />
      <TextInput
        label={t('ticket.form.waitNote')}
        maxLength={500}
        value={values.note}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
    </FormDialog>
  );
}

export function DeclineDialog({ ticket, onClose }: DialogProps) {
  const { t } = useTranslation();
  const here = useHere();
  const handOff = ticket.openHandOff?.id ?? '';
  return (
    <ReasonDialog
      ticket={ticket}
      draft={`decline.${handOff}`}
      title={t('ticket.form.declineTitle')}
      label={t('ticket.form.declineReason')}
      hint={t('ticket.form.declineHint')}
      submit={t('ticket.form.declineSubmit')}
      send={(reason) => call(declineHandOff, { params: { partnership: here.id, ticket: ticket.row.id, handOff }, body: { reason } })}
      onClose={onClose}
    />
  );
}

export function ReopenDialog({ ticket, onClose }: DialogProps) {
  const { t } = useTranslation();
  const here = useHere();
  return (
    <ReasonDialog
      ticket={ticket}
      draft="reopen"
      title={t('ticket.form.reopenTitle')}
      label={t('ticket.form.reopenReason')}
      submit={t('ticket.form.reopenSubmit')}
      send={(reason) => call(reopenTicket, { params: { partnership: here.id, ticket: ticket.row.id }, body: { reason } })}
      onClose={onClose}
    />
  );
}

export function CloseDialog({ ticket, onClose }: DialogProps) {
  const { t } = useTranslation();
  const here = useHere();
  const command = useCommand(
    here.id,
    ticket.row.id,
    () => call(closeTicket, { params: { partnership: here.id, ticket: ticket.row.id } }),
    onClose,
  );
  return (
    <FormDialog
      title={t('ticket.form.closeTitle')}
      submit={t('ticket.form.closeSubmit')}
      command={command}
      onSubmit={() => command.mutate(undefined)}
      onClose={onClose}
    >
      <p>{t('ticket.form.closeText', { number: ticket.row.number, subject: ticket.row.subject })}</p>
    </FormDialog>
  );
}
