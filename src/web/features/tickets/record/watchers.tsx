/** Who watches a ticket. */
import { CloseButton, NativeSelect } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { listTickets } from '../../../../contract/queue.js';
import { addWatcher, removeWatcher } from '../../../../contract/ticket-record.js';
import { getTicket } from '../../../../contract/tickets.js';
import { call, refresh } from '../../../lib/api.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { usePeople } from '../../../lib/people.js';
import { ProblemNote } from '../../../lib/problem.js';
import { useHere } from '../../../lib/session.js';
import { whyNot } from '../../../lib/why-not.js';
import { ReasonButton } from '../../../ui/reason-button.js';
import { type Ticket, useCommand } from '../use-ticket.js';
import styles from './record.module.css';

export function Watchers({ ticket, me }: { readonly ticket: Ticket; readonly me: string }) {
  const { t } = useTranslation();
  const here = useHere();
  const { members } = usePeople(here.id);
  const { watchers } = ticket.record;
  const params = { partnership: here.id, ticket: ticket.row.id };
  const add = useCommand(here.id, ticket.row.id, (person: string) => call(addWatcher, { params: { ...params, person } }));
  const remove = useMutation({
    mutationFn: (person: string) => call(removeWatcher, { params: { ...params, person } }),
    onSuccess: () => refresh(getTicket, listTickets),
  });
  const watching = watchers.some(({ id }) => id === me);
  const mayAdd = whyNot(ticket.can.watch);
  const mayRemove = whyNot(ticket.can.unwatch);
  const others = members.filter((one) => one.person !== me && !watchers.some(({ id }) => id === one.person));
  return (
    <section aria-label={t('record.watchers')}>
      <h2>{t('record.watchers')}</h2>
      {watchers.map(({ id, name }) => (
        <div key={id} className={styles.person}>
          {name}
          {mayRemove === null ? (
            <CloseButton size="sm" aria-label={t('record.removeWatcher', { name })} onClick={() => remove.mutate(id)} />
          ) : null}
        </div>
      ))}
      <div className={styles.edit}>
        {watching ? (
          <ReasonButton size="xs" reason={mayRemove} loading={remove.isPending} onClick={() => remove.mutate(me)}>
            {t('record.unwatch')}
          </ReasonButton>
        ) : (
          <ReasonButton size="xs" reason={mayAdd} loading={add.isPending} onClick={() => add.mutate(me)}>
            {t('record.watch')}
          </ReasonButton>
        )}
        {mayAdd === null && others.length > 0 ? (
          <NativeSelect
            size="xs"
            aria-label={t('record.addWatcher')}
            description={t('record.addWatcherHint')}
            value=""
            disabled={add.isPending}
            data={[
              { value: '', label: t('record.addWatcher') },
              ...others.map((one) => ({
                value: one.person,
                label: one.role === 'requester' ? t('record.asRequester', { name: one.name }) : one.name,
              })),
            ]}
            onChange={(event) => event.currentTarget.value && add.mutate(event.currentTarget.value)}
          />
        ) : null}
      </div>
      <ProblemNote error={add.error ?? remove.error} />
    </section>
  );
}
