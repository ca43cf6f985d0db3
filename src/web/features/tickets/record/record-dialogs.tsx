/** Steps that concern other tickets or teams: link, merge, split, give to another team. */
import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { linkTicket, mergeTicket, splitTicket } from '../../../../contract/links.js';
import { transferTicket } from '../../../../contract/ticket-record.js';
import { getTicket } from '../../../../contract/tickets.js';
import { CHOSEN_ROLES } from '../../../../core/tickets/link-event.js';
import { call, refresh } from '../../../lib/api.js';
import { FormDialog } from '../../../lib/form-dialog.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { newId } from '../../../lib/new-id.js';
import { useHere } from '../../../lib/session.js';
import { paths } from '../../../paths.js';
import type { DialogProps } from '../actions/dialogs.js';
import { useCommand } from '../use-ticket.js';
import styles from './record.module.css';
import { TicketPicker } from './ticket-picker.js';

export function LinkDialog({ ticket, onClose }: DialogProps) {
  const { t } = useTranslation();
  const here = useHere();
  const [as, setAs] = useState<(typeof CHOSEN_ROLES)[number]>('related');
  const [other, setOther] = useState<string | null>(null);
  const params = { partnership: here.id, ticket: ticket.row.id };
  const command = useCommand(here.id, ticket.row.id, () => call(linkTicket, { params, body: { as, ticket: other ?? '' } }), onClose);
  return (
    <FormDialog
      title={t('record.link.title')}
      submit={t('record.link.submit')}
      reason={other === null ? t('record.otherMissing') : null}
      command={command}
      onSubmit={() => command.mutate(undefined)}
      onClose={onClose}
    >
      <TicketPicker except={ticket.row.id} value={other} onChange={setOther} />
      <NativeSelect
        label={t('record.link.as')}
        value={as}
        data={CHOSEN_ROLES.map((one) => ({ value: one, label: t(`record.linkAs.${one}`) }))}
        onChange={(event) => setAs(event.currentTarget.value as typeof as)}
      />
    </FormDialog>
  );
}

export function MergeDialog({ ticket, onClose }: DialogProps) {
  const { t } = useTranslation();
  const here = useHere();
  const navigate = useNavigate();
  const [into, setInto] = useState<string | null>(null);
  const [readersMayRead, setReaders] = useState(false);
  const params = { partnership: here.id, ticket: ticket.row.id };
  const command = useMutation({
    mutationFn: () => call(mergeTicket, { params, body: { into: into ?? '', readersMayRead } }),
    onSuccess: async (survivor) => {
      onClose();
      await refresh(getTicket);
      await navigate({
        to: paths.ticket,
        params: { partnership: here.id, ticket: survivor.row.id },
        search: { from: ticket.row.number },
      });
    },
  });
  return (
    <FormDialog
      title={t('record.merge.title', { number: ticket.row.number })}
      submit={t('record.merge.submit')}
      reason={into === null ? t('record.otherMissing') : null}
      command={command}
      onSubmit={() => command.mutate()}
      onClose={onClose}
    >
      <p>{t('record.merge.text')}</p>
      <TicketPicker except={ticket.row.id} value={into} onChange={setInto} />
      <Checkbox
        label={t('record.merge.readers')}
        description={t('record.merge.readersHint')}
        checked={readersMayRead}
        onChange={(event) => setReaders(event.currentTarget.checked)}
      />
    </FormDialog>
  );
}

export function SplitDialog({ ticket, onClose }: DialogProps) {
  const { t } = useTranslation();
  const here = useHere();
  const navigate = useNavigate();
  const [key] = useState(newId);
  const [subject, setSubject] = useState('');
  const [messages, setMessages] = useState<string[]>([]);
  const params = { partnership: here.id, ticket: ticket.row.id };
  const command = useMutation({
    mutationFn: () => call(splitTicket, { params, body: { subject, messages, key } }),
    onSuccess: async ({ id }) => {
      onClose();
      await refresh(getTicket);
      await navigate({ to: paths.ticket, params: { partnership: here.id, ticket: id } });
    },
  });
  const missing = messages.length === 0 ? t('record.split.messagesMissing') : subject.trim() ? null : t('record.split.subjectMissing');
  return (
    <FormDialog
      title={t('record.split.title')}
      submit={t('record.split.submit')}
      reason={missing}
      command={command}
      onSubmit={() => command.mutate()}
      onClose={onClose}
    >
      <p>{t('record.split.text')}</p>
      <TextInput
        label={t('record.split.subject')}
        data-autofocus
        maxLength={200}
        value={subject}
        onChange={(event) => setSubject(event.currentTarget.value)}
      />
      <Checkbox.Group label={t('record.split.messages')} value={messages} onChange={(all) => setMessages(all.slice(0, 50))}>
        <div className={styles.choices}>
          {ticket.messages.map((message) => (
            <Checkbox
              key={message.id}
              value={message.id}
              label={shortened(message.text)}
              description={`${message.by?.name ?? ''} · ${t(`ticket.onMessage.${message.audience}`, { party: message.byParty ? here.partyName(message.byParty) : '' })}`}
            />
          ))}
        </div>
      </Checkbox.Group>
    </FormDialog>
  );
}

const shortened = (text: string): string => (text.length > 120 ? `${text.slice(0, 119)}…` : text);

export function TransferDialog({ ticket, onClose }: DialogProps) {
  const { t } = useTranslation();
  const here = useHere();
  const holder = ticket.row.holder;
  const party = holder?.party ?? here.membership.party ?? '';
  const teams = here.partnership.teams.filter((one) => one.party === party && one.id !== holder?.team);
  const [team, setTeam] = useState(teams[0]?.id ?? '');
  const params = { partnership: here.id, ticket: ticket.row.id };
  const command = useCommand(here.id, ticket.row.id, () => call(transferTicket, { params, body: { team } }), onClose);
  return (
    <FormDialog
      title={t('record.transfer.title')}
      submit={t('record.transfer.submit')}
      reason={team === '' ? t('record.transfer.none', { party: here.partyName(party) }) : null}
      command={command}
      onSubmit={() => command.mutate(undefined)}
      onClose={onClose}
    >
      <NativeSelect
        label={t('record.transfer.team')}
        description={t('record.transfer.text', { party: here.partyName(party) })}
        data-autofocus
        value={team}
        data={teams.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(event) => setTeam(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
