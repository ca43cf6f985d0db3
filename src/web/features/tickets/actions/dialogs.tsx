/** Steps on a ticket that need a word: resolve, wait, decline, reopen, close. What is typed survives an error. */
import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { declineHandOff } from '../../../../contract/hand-offs.js';
import { closeTicket, reopenTicket, resolveTicket, waitTicket } from '../../../../contract/tickets.js';
import { WAIT_REASONS, type WaitReason } from '../../../../core/agreement/agreement.js';
import { call } from '../../../lib/api.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { ProblemNote } from '../../../lib/problem.js';
import { useHere } from '../../../lib/session.js';
import { useDraft } from '../../../lib/use-draft.js';
import { Dialog } from '../../../ui/dialog.js';
import { ReasonButton } from '../../../ui/reason-button.js';
import { type Ticket, useCommand } from '../use-ticket.js';
import styles from './dialogs.module.css';

export interface DialogProps {
  readonly ticket: Ticket;
  readonly onClose: () => void;
}

interface FrameProps {
  readonly title: string;
  readonly submit: string;
  readonly reason: string | null;
  readonly command: { readonly mutate: (input: undefined) => void; readonly isPending: boolean; readonly error: unknown };
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A form in a dialog: what is typed stays when it is refused, with the reason. */
export function Frame({ title, submit, reason, command, onClose, children }: FrameProps) {
  const { t } = useTranslation();
  return (
    <Dialog onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (reason === null && !command.isPending) command.mutate(undefined);
        }}
      >
        {children}
        <ProblemNote error={command.error} />
        <div className={styles.buttons}>
          <ReasonButton reason={null} onClick={onClose}>
            {t('common.cancel')}
          </ReasonButton>
          <ReasonButton type="submit" variant="filled" reason={reason} loading={command.isPending}>
            {submit}
          </ReasonButton>
        </div>
      </form>
    </Dialog>
  );
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
    <Frame
      title={t('ticket.form.resolveTitle')}
      submit={t('ticket.form.resolveSubmit')}
      reason={missing.length > 0 ? missing.map((one) => one.text).join('. ') : note.trim() ? null : t('ticket.needText')}
      command={command}
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
    </Frame>
  );
}

export function WaitDialog({ ticket, onClose }: DialogProps) {
  const { t } = useTranslation();
  const here = useHere();
  const params = { partnership: here.id, ticket: ticket.row.id };
  const [values, change, clear] = useDraft(`wait.${ticket.row.id}`, { on: 'requester' as WaitReason, until: '', note: '' });
  const until = values.until ? new Date(values.until).getTime() : null;
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
    <Frame title={t('ticket.form.waitTitle')} submit={t('ticket.form.waitSubmit')} reason={null} command={command} onClose={onClose}>
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
    </Frame>
  );
}

export function DeclineDialog({ ticket, onClose }: DialogProps) {
  const { t } = useTranslation();
  const here = useHere();
  const [reason, setReason, clear] = useDraft(`decline.${ticket.row.id}`, '');
  const handOff = ticket.openHandOff?.id ?? '';
  const command = useCommand(
    here.id,
    ticket.row.id,
    () => call(declineHandOff, { params: { partnership: here.id, ticket: ticket.row.id, handOff }, body: { reason } }),
    () => {
      clear();
      onClose();
    },
  );
  return (
    <Frame
      title={t('ticket.form.declineTitle')}
      submit={t('ticket.form.declineSubmit')}
      reason={reason.trim() ? null : t('ticket.needText')}
      command={command}
      onClose={onClose}
    >
      <TextInput
        label={t('ticket.form.declineReason')}
        description={t('ticket.form.declineHint')}
        maxLength={200}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Frame>
  );
}

export function ReopenDialog({ ticket, onClose }: DialogProps) {
  const { t } = useTranslation();
  const here = useHere();
  const params = { partnership: here.id, ticket: ticket.row.id };
  const [reason, setReason, clear] = useDraft(`reopen.${ticket.row.id}`, '');
  const command = useCommand(
    here.id,
    ticket.row.id,
    () => call(reopenTicket, { params, body: { reason } }),
    () => {
      clear();
      onClose();
    },
  );
  return (
    <Frame
      title={t('ticket.form.reopenTitle')}
      submit={t('ticket.form.reopenSubmit')}
      reason={reason.trim() ? null : t('ticket.needText')}
      command={command}
      onClose={onClose}
    >
      <TextInput
        label={t('ticket.form.reopenReason')}
        maxLength={200}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Frame>
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
    <Frame title={t('ticket.form.closeTitle')} submit={t('ticket.form.closeSubmit')} reason={null} command={command} onClose={onClose}>
      <p>{t('ticket.form.closeText', { number: ticket.row.number, subject: ticket.row.subject })}</p>
    </Frame>
  );
}
