/** A step that needs one reason. What is typed stays until it is taken. */
import { Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { FormDialog } from '../../../lib/form-dialog.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { useHere } from '../../../lib/session.js';
import { useDraft } from '../../../lib/use-draft.js';
import { type Ticket, useCommand } from '../use-ticket.js';

export interface ReasonDialogProps {
  readonly ticket: Ticket;
  /** Names the step, and what it is about: what was typed for one is not offered for another. */
  readonly draft: string;
  readonly title: string;
  /** What happens then. */
  readonly children?: ReactNode;
  readonly label: string;
  readonly hint?: string;
  readonly submit: string;
  readonly send: (reason: string) => Promise<Ticket>;
  readonly onClose: () => void;
}

const MOST_LETTERS = 200;

export function ReasonDialog({ ticket, draft, title, children, label, hint, submit, send, onClose }: ReasonDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason, clear] = useDraft(`${draft}.${ticket.row.id}`, '');
  const command = useCommand(useHere().id, ticket.row.id, send, () => {
    clear();
    onClose();
  });
  return (
    <FormDialog
      title={title}
      submit={submit}
      reason={reason.trim() ? null : t('ticket.needText')}
      command={command}
      onSubmit={() => command.mutate(reason)}
      onClose={onClose}
    >
      {children}
      <Textarea
        label={label}
        description={hint}
        autosize
        minRows={2}
        maxLength={MOST_LETTERS}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
