/** Who approved, who declined, who is waited for; and the answer of whoever is asked. */
import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { answerApproval, askApprovals, withdrawApproval } from '../../../../contract/approvals.js';
import { call } from '../../../lib/api.js';
import { FormDialog } from '../../../lib/form-dialog.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { ProblemNote } from '../../../lib/problem.js';
import { useHere } from '../../../lib/session.js';
import { useDraft } from '../../../lib/use-draft.js';
import { whyNot } from '../../../lib/why-not.js';
import { ReasonButton } from '../../../ui/reason-button.js';
import { ReasonDialog } from '../actions/reason-dialog.js';
import { type Ticket, useCommand } from '../use-ticket.js';
import styles from './work.module.css';

type Approval = Ticket['work']['approvals'][number];

export function Approvals({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation();
  const here = useHere();
  const { approvals, can, gates } = ticket.work;
  const params = { partnership: here.id, ticket: ticket.row.id };
  const ask = useCommand(here.id, params.ticket, () => call(askApprovals, { params }));
  const refused = approvals.some((one) => one.outcome === 'refused');
  const missing = [...gates.resolve, ...gates.close].some((one) => one.need === 'approvals');
  const waits = approvals.some((one) => one.outcome === 'waiting');
  const offer = can.askApproval.allowed && !waits && (refused || missing);
  if (approvals.length === 0 && !offer) return null;
  return (
    <section aria-label={t('work.approvals')}>
      <h2>{t('work.approvals')}</h2>
      {approvals.map((one) => (
        <OneApproval key={one.id} ticket={ticket} one={one} />
      ))}
      {offer ? (
        <ReasonButton reason={null} variant="default" loading={ask.isPending} onClick={() => ask.mutate(undefined)}>
          {refused ? t('work.askAgain') : t('work.ask')}
        </ReasonButton>
      ) : null}
      <ProblemNote error={ask.error} />
    </section>
  );
}

function OneApproval({ ticket, one }: { readonly ticket: Ticket; readonly one: Approval }) {
  const { t } = useTranslation();
  const here = useHere();
  const [open, setOpen] = useState<'answer' | 'withdraw' | null>(null);
  const names = (answer: Approval['answers'][number]['answer']) =>
    one.answers
      .filter((each) => each.answer === answer)
      .map((each) => each.person.name)
      .join(', ');
  const approved = one.answers.filter((each) => each.answer === 'approved').length;
  const waiting = one.people.filter((each) => !one.answers.some((answer) => answer.person.id === each.id)).map((each) => each.name);
  const words = [
    names('approved') ? t('work.approvedBy', { names: names('approved') }) : '',
    names('declined') ? t('work.declinedBy', { names: names('declined') }) : '',
    one.outcome === 'waiting' && waiting.length > 0 ? t('work.waitsFor', { names: waiting.join(', ') }) : '',
  ].filter(Boolean);
  return (
    <div className={styles.approval}>
      <b>{one.name}</b> · {t(`work.outcome.${one.outcome}`)}
      <p>
        {t('work.counted', { count: approved, needed: one.needed })}
        {words.length > 0 ? `: ${words.join('; ')}` : ''}
      </p>
      {one.answers.map((each) =>
        each.reason ? (
          <p key={each.person.id} className="mute">
            {each.person.name}: {each.reason}
          </p>
        ) : null,
      )}
      {one.outcome === 'waiting' && one.people.length < one.needed ? (
        <p role="note">{t('work.short', { count: one.people.length, needed: one.needed })}</p>
      ) : null}
      <div className={styles.buttons}>
        {one.answer.allowed ? (
          <ReasonButton reason={null} variant="filled" onClick={() => setOpen('answer')}>
            {t('work.approve')} / {t('work.decline')}
          </ReasonButton>
        ) : null}
        {one.outcome === 'waiting' && here.membership.party !== null ? (
          <ReasonButton reason={whyNot(ticket.work.can.withdrawApproval)} variant="default" onClick={() => setOpen('withdraw')}>
            {t('work.withdraw')}
          </ReasonButton>
        ) : null}
      </div>
      {open === 'answer' ? <AnswerDialog ticket={ticket} one={one} onClose={() => setOpen(null)} /> : null}
      {open === 'withdraw' ? (
        <ReasonDialog
          ticket={ticket}
          draft={`withdraw.${one.id}`}
          title={one.name}
          label={t('work.withdrawReason')}
          submit={t('work.withdraw')}
          send={(reason) =>
            call(withdrawApproval, { params: { partnership: here.id, ticket: ticket.row.id, approval: one.id }, body: { reason } })
          }
          onClose={() => setOpen(null)}
        />
      ) : null}
    </div>
  );
}

function AnswerDialog({ ticket, one, onClose }: { readonly ticket: Ticket; readonly one: Approval; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const here = useHere();
  const [reason, setReason, clear] = useDraft(`approval.${one.id}`, '');
  const answer = useCommand(
    here.id,
    ticket.row.id,
    (said: 'approved' | 'declined') =>
      call(answerApproval, {
        params: { partnership: here.id, ticket: ticket.row.id, approval: one.id },
        body: { answer: said, reason },
      }),
    () => {
      clear();
      onClose();
    },
  );
  return (
    <FormDialog
      title={t('work.answerTitle', { name: one.name })}
      submit={t('work.approve')}
      command={answer}
      onSubmit={() => answer.mutate('approved')}
      onClose={onClose}
      more={
        <ReasonButton
          reason={reason.trim() === '' ? t('work.reasonNeeded') : null}
          loading={answer.isPending}
          onClick={() => answer.mutate('declined')}
        >
          {t('work.decline')}
        </ReasonButton>
      }
    >
      <Textarea
        label={t('work.reason')}
        description={t('work.reasonHint')}
        autosize
        minRows={3}
        maxLength={1000}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
