/** What can be done with a ticket now; what cannot says why. */
import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { acceptHandOff, withdrawHandOff } from '../../../../contract/hand-offs.js';
import { resumeTicket } from '../../../../contract/tickets.js';
import { call } from '../../../lib/api.js';
import { useHotkeys } from '../../../lib/hotkeys.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { ProblemNote } from '../../../lib/problem.js';
import { useHere } from '../../../lib/session.js';
import { whyNot } from '../../../lib/why-not.js';
import { Keys } from '../../../ui/keys.js';
import { ReasonButton } from '../../../ui/reason-button.js';
import { RecordMenu } from '../record/record-menu.js';
import { type Ticket, useCommand } from '../use-ticket.js';

const HandOffDialog = lazy(() => import('./hand-off-dialog.js').then((part) => ({ default: part.HandOffDialog })));
const DIALOGS = {
  resolve: lazy(() => import('./dialogs.js').then((part) => ({ default: part.ResolveDialog }))),
  wait: lazy(() => import('./dialogs.js').then((part) => ({ default: part.WaitDialog }))),
  decline: lazy(() => import('./dialogs.js').then((part) => ({ default: part.DeclineDialog }))),
  reopen: lazy(() => import('./dialogs.js').then((part) => ({ default: part.ReopenDialog }))),
  mark: lazy(() => import('./mark-dialog.js').then((part) => ({ default: part.MarkDialog }))),
  close: lazy(() => import('./dialogs.js').then((part) => ({ default: part.CloseDialog }))),
  handOff: HandOffDialog,
  transfer: lazy(() => import('../record/record-dialogs.js').then((part) => ({ default: part.TransferDialog }))),
  link: lazy(() => import('../record/record-dialogs.js').then((part) => ({ default: part.LinkDialog }))),
  merge: lazy(() => import('../record/record-dialogs.js').then((part) => ({ default: part.MergeDialog }))),
  split: lazy(() => import('../record/record-dialogs.js').then((part) => ({ default: part.SplitDialog }))),
};

export function TicketActions({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation();
  const here = useHere();
  const [open, setOpen] = useState<keyof typeof DIALOGS | null>(null);
  const { can, openHandOff, row } = ticket;
  const params = { partnership: here.id, ticket: row.id };
  const answer = { ...params, handOff: openHandOff?.id ?? '' };
  const accept = useCommand(here.id, row.id, () => call(acceptHandOff, { params: answer }));
  const withdraw = useCommand(here.id, row.id, () => call(withdrawHandOff, { params: answer }));
  const resume = useCommand(here.id, row.id, () => call(resumeTicket, { params }));
  const over = row.status === 'resolved' || row.status === 'closed';
  useHotkeys({
    h: () => can.handOff.allowed && setOpen('handOff'),
    e: () => can.resolve.allowed && setOpen('resolve'),
  });
  const Dialog = open === null ? null : DIALOGS[open];
  const mine = openHandOff !== null && openHandOff.to.party === here.membership.party;
  const asRequester = here.membership.party === null;
  // Whoever is asked to take it answers first: what cannot be done before would only crowd the answer.
  const answering = openHandOff !== null && mine;

  return (
    <>
      {answering ? (
        <>
          <ReasonButton
            variant="filled"
            reason={whyNot(can.acceptHandOff)}
            loading={accept.isPending}
            onClick={() => accept.mutate(undefined)}
          >
            {t('ticket.accept')}
          </ReasonButton>
          <ReasonButton reason={whyNot(can.declineHandOff)} onClick={() => setOpen('decline')}>
            {t('ticket.decline')}
          </ReasonButton>
        </>
      ) : null}
      {openHandOff && !mine && !asRequester ? (
        <ReasonButton reason={whyNot(can.withdrawHandOff)} loading={withdraw.isPending} onClick={() => withdraw.mutate(undefined)}>
          {t('ticket.withdraw')}
        </ReasonButton>
      ) : null}
      {!openHandOff && !over && !asRequester ? (
        <ReasonButton reason={whyNot(can.handOff)} onClick={() => setOpen('handOff')}>
          {t('ticket.handOff')}
          <Keys keys="h" />
        </ReasonButton>
      ) : null}
      {over ? (
        <ReasonButton reason={whyNot(can.reopen)} onClick={() => setOpen('reopen')}>
          {t('ticket.reopen')}
        </ReasonButton>
      ) : row.status === 'waiting' ? (
        <ReasonButton reason={whyNot(can.resume)} loading={resume.isPending} onClick={() => resume.mutate(undefined)}>
          {t('ticket.resume')}
        </ReasonButton>
      ) : asRequester || (answering && !can.wait.allowed) ? null : (
        <ReasonButton reason={whyNot(can.wait)} onClick={() => setOpen('wait')}>
          {t('ticket.wait')}
        </ReasonButton>
      )}
      {over || asRequester || (answering && !can.resolve.allowed) ? null : (
        <ReasonButton variant={answering ? 'default' : 'filled'} reason={whyNot(can.resolve)} onClick={() => setOpen('resolve')}>
          {t('ticket.resolve')}
          <Keys keys="e" />
        </ReasonButton>
      )}
      {(row.status === 'resolved' && can.close.allowed) || can.markNotAccountable.allowed || (!asRequester && row.history === null) ? (
        <Menu>
          <Menu.Target>
            <ActionIcon variant="default" size={30} aria-label={t('ticket.moreActions')}>
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {asRequester || row.history !== null ? null : <RecordMenu ticket={ticket} onChoose={setOpen} />}
            {can.markNotAccountable.allowed ? <Menu.Item onClick={() => setOpen('mark')}>{t('holding.claim.mark')}…</Menu.Item> : null}
            {row.status === 'resolved' && can.close.allowed ? (
              <Menu.Item onClick={() => setOpen('close')}>{t('ticket.close')}</Menu.Item>
            ) : null}
          </Menu.Dropdown>
        </Menu>
      ) : null}
      <ProblemNote error={accept.error ?? withdraw.error ?? resume.error} />
      <Suspense fallback={null}>{Dialog ? <Dialog ticket={ticket} onClose={() => setOpen(null)} /> : null}</Suspense>
    </>
  );
}
