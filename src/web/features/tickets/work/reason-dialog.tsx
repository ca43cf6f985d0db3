/** A step that needs a reason. */
import { Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { ProblemNote } from '../../../lib/problem.js';
import { useHere } from '../../../lib/session.js';
import { Dialog } from '../../../ui/dialog.js';
import { ReasonButton } from '../../../ui/reason-button.js';
import { type Ticket, useCommand } from '../use-ticket.js';
import styles from './work.module.css';

export interface WorkDialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function WorkDialog({ title, onClose, children }: WorkDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <div className={styles.form}>{children}</div>
    </Dialog>
  );
}

export interface ReasonDialogProps {
  readonly ticket: Ticket;
  readonly title: string;
  readonly text?: string;
  readonly label: string;
  readonly submit: string;
  readonly send: (reason: string) => Promise<Ticket>;
  readonly onClose: () => void;
}

export function ReasonDialog({ ticket, title, text, label, submit, send, onClose }: ReasonDialogProps) {
  const { t } = useTranslation();
  const here = useHere();
  const [reason, setReason] = useState('');
  const command = useCommand(here.id, ticket.row.id, send, onClose);
  return (
    <WorkDialog title={title} onClose={onClose}>
      {text ? <p>{text}</p> : null}
      <Textarea
        label={label}
        autosize
        minRows={2}
        maxLength={200}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <ProblemNote error={command.error} />
      <div className={styles.buttons}>
        <ReasonButton
          reason={reason.trim() === '' ? t('ticket.needText') : null}
          variant="filled"
          loading={command.isPending}
          onClick={() => command.mutate(reason)}
        >
          {submit}
        </ReasonButton>
      </div>
    </WorkDialog>
  );
}
