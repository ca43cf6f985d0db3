/** Systems, site, requester, tags, wish date: each changed in place. */
import { MultiSelect, NativeSelect, TagsInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { changeRequester, listTags, setTicketSystems, setWishDate, tagTicket } from '../../../../contract/ticket-record.js';
import { classifyTicket } from '../../../../contract/tickets.js';
import { useAgreement } from '../../../lib/agreement.js';
import { call, queryOf } from '../../../lib/api.js';
import { useFormat } from '../../../lib/format.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { instantOfInput, localInput } from '../../../lib/local-input.js';
import { usePeople } from '../../../lib/people.js';
import { useHere } from '../../../lib/session.js';
import { whyNot } from '../../../lib/why-not.js';
import { type Ticket, useCommand } from '../use-ticket.js';
import { EditForm } from './edit-form.js';
import styles from './record.module.css';
import { RecordRow } from './record-row.js';

interface RowProps {
  readonly ticket: Ticket;
}
interface EditProps extends RowProps {
  readonly onDone: () => void;
}

const useParams = ({ row }: Ticket) => ({ partnership: useHere().id, ticket: row.id });

export function SystemsRow({ ticket }: RowProps) {
  const { t } = useTranslation();
  const { names } = useAgreement(useHere().id);
  const { systems } = ticket.record;
  return (
    <RecordRow
      name={t('record.systems')}
      reason={whyNot(ticket.can.touchSystems)}
      value={systems.length === 0 ? <span className="mute">{t('record.none')}</span> : systems.map(names.system).join(', ')}
      edit={(done) => <SystemsEdit ticket={ticket} onDone={done} />}
    />
  );
}

function SystemsEdit({ ticket, onDone }: EditProps) {
  const { t } = useTranslation();
  const params = useParams(ticket);
  const { agreement, names } = useAgreement(params.partnership);
  const [systems, setSystems] = useState<string[]>([...ticket.record.systems]);
  const command = useCommand(params.partnership, params.ticket, () => call(setTicketSystems, { params, body: { systems } }), onDone);
  return (
    <EditForm
      name={t('record.systems')}
      now={ticket.record.systems.map(names.system).join(', ')}
      command={command}
      onSave={() => command.mutate(undefined)}
      onCancel={onDone}
    >
      <MultiSelect
        aria-label={t('record.systems')}
        description={t('record.systemsHint')}
        searchable
        autoFocus
        maxValues={20}
        hidePickedOptions
        value={systems}
        data={(agreement?.systems ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setSystems}
      />
    </EditForm>
  );
}

export function SiteRow({ ticket }: RowProps) {
  const { t } = useTranslation();
  const { names } = useAgreement(useHere().id);
  const { site } = ticket.row;
  return (
    <RecordRow
      name={t('record.site')}
      reason={whyNot(ticket.can.classify)}
      value={site === null ? <span className="mute">{t('record.none')}</span> : names.site(site)}
      edit={(done) => <SiteEdit ticket={ticket} onDone={done} />}
    />
  );
}

function SiteEdit({ ticket, onDone }: EditProps) {
  const { t } = useTranslation();
  const params = useParams(ticket);
  const { agreement, names } = useAgreement(params.partnership);
  const [reason, setReason] = useState('');
  const [site, setSite] = useState(ticket.row.site ?? '');
  const command = useCommand(
    params.partnership,
    params.ticket,
    () => call(classifyTicket, { params, body: { site: site || null, reason } }),
    onDone,
  );
  return (
    <EditForm
      name={t('record.site')}
      now={ticket.row.site === null ? '' : names.site(ticket.row.site)}
      reason={reason.trim() ? null : t('record.reasonMissing')}
      command={command}
      onSave={() => command.mutate(undefined)}
      onCancel={onDone}
    >
      <NativeSelect
        aria-label={t('record.site')}
        autoFocus
        value={site}
        data={[{ value: '', label: t('record.none') }, ...(agreement?.sites ?? []).map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={(event) => setSite(event.currentTarget.value)}
      />
      <TextInput label={t('record.reason')} maxLength={200} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
    </EditForm>
  );
}

export function RequesterRow({ ticket }: RowProps) {
  const { t } = useTranslation();
  return (
    <RecordRow
      name={t('record.requester')}
      reason={whyNot(ticket.can.changeRequester)}
      value={ticket.row.requester?.name ?? <span className="mute">{t('record.unknown')}</span>}
      edit={(done) => <RequesterEdit ticket={ticket} onDone={done} />}
    />
  );
}

function RequesterEdit({ ticket, onDone }: EditProps) {
  const { t } = useTranslation();
  const params = useParams(ticket);
  const { members } = usePeople(params.partnership);
  const [person, setPerson] = useState(ticket.row.requester?.id ?? '');
  const command = useCommand(params.partnership, params.ticket, () => call(changeRequester, { params, body: { person } }), onDone);
  return (
    <EditForm
      name={t('record.requester')}
      now={ticket.row.requester?.name ?? ''}
      reason={person === '' || person === ticket.row.requester?.id ? t('record.choose') : null}
      command={command}
      onSave={() => command.mutate(undefined)}
      onCancel={onDone}
    >
      <NativeSelect
        aria-label={t('record.requester')}
        description={t('record.requesterHint')}
        autoFocus
        value={person}
        data={[{ value: '', label: t('record.choose') }, ...members.map((one) => ({ value: one.person, label: one.name }))]}
        onChange={(event) => setPerson(event.currentTarget.value)}
      />
    </EditForm>
  );
}

export function TagsRow({ ticket }: RowProps) {
  const { t } = useTranslation();
  const { tags } = ticket.row;
  return (
    <RecordRow
      name={t('record.tags')}
      reason={whyNot(ticket.can.tag)}
      value={
        tags.length === 0 ? (
          <span className="mute">{t('record.none')}</span>
        ) : (
          <span className={styles.tags}>
            {tags.map((tag) => (
              <span key={tag} className={styles.tag}>
                {tag}
              </span>
            ))}
          </span>
        )
      }
      edit={(done) => <TagsEdit ticket={ticket} onDone={done} />}
    />
  );
}

function TagsEdit({ ticket, onDone }: EditProps) {
  const { t } = useTranslation();
  const params = useParams(ticket);
  const [tags, setTags] = useState<string[]>([...ticket.row.tags]);
  const [typed, setTyped] = useState('');
  const prefix = typed.trim().slice(0, 40);
  const known = useQuery({
    ...queryOf(listTags, { params: { partnership: params.partnership }, query: { prefix } }),
    placeholderData: (before) => before,
  });
  const command = useCommand(
    params.partnership,
    params.ticket,
    () => {
      const add = tags.filter((tag) => !ticket.row.tags.includes(tag));
      const remove = ticket.row.tags.filter((tag) => !tags.includes(tag));
      return call(tagTicket, { params, body: { add, remove } });
    },
    onDone,
  );
  return (
    <EditForm
      name={t('record.tags')}
      now={ticket.row.tags.join(', ')}
      command={command}
      onSave={() => command.mutate(undefined)}
      onCancel={onDone}
    >
      <TagsInput
        aria-label={t('record.tags')}
        description={t('record.tagsHint')}
        autoFocus
        maxTags={20}
        acceptValueOnBlur
        // Nothing is offered before a letter: an open list would hang over the button that saves.
        data={typed === '' ? [] : (known.data?.items ?? [])}
        value={tags}
        searchValue={typed}
        onSearchChange={setTyped}
        onChange={(all) => setTags([...new Set(all.map((tag) => tag.trim().toLowerCase().slice(0, 40)))])}
      />
    </EditForm>
  );
}

export function WishRow({ ticket }: RowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { wishAt } = ticket.row;
  return (
    <RecordRow
      name={t('record.wishDate')}
      reason={whyNot(ticket.can.setWishDate)}
      value={wishAt === null ? <span className="mute">{t('record.none')}</span> : format.full(wishAt)}
      edit={(done) => <WishEdit ticket={ticket} onDone={done} />}
    />
  );
}

function WishEdit({ ticket, onDone }: EditProps) {
  const { t } = useTranslation();
  const params = useParams(ticket);
  const format = useFormat();
  const [exact] = useState(ticket.row.wishAt);
  const [value, setValue] = useState(localInput(exact));
  const at = instantOfInput(value, exact);
  const command = useCommand(params.partnership, params.ticket, () => call(setWishDate, { params, body: { at } }), onDone);
  return (
    <EditForm
      name={t('record.wishDate')}
      now={ticket.row.wishAt === null ? '' : format.full(ticket.row.wishAt)}
      command={command}
      onSave={() => command.mutate(undefined)}
      onCancel={onDone}
    >
      <TextInput
        type="datetime-local"
        aria-label={t('record.wishDate')}
        description={t('record.wishHint')}
        autoFocus
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
      />
    </EditForm>
  );
}
