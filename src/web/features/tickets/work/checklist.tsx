/** The checklist of a ticket: ticked with one press, worded anew in place. */
import { ActionIcon, Button, Checkbox, TextInput } from '@mantine/core';
import { IconArrowUp, IconPencil, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { addChecklistItems, changeChecklistItem, removeChecklistItem } from '../../../../contract/checklists.js';
import { CHECKLIST_TEXT } from '../../../../core/tickets/checklist-decide.js';
import { call } from '../../../lib/api.js';
import { useFormat } from '../../../lib/format.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { ProblemNote } from '../../../lib/problem.js';
import { useHere } from '../../../lib/session.js';
import { whyNot } from '../../../lib/why-not.js';
import { type Ticket, useCommand } from '../use-ticket.js';
import styles from './work.module.css';

type Change = { readonly item: string } & ({ readonly done: boolean } | { readonly text: string } | { readonly to: number });

export function Checklist({ ticket, now }: { readonly ticket: Ticket; readonly now: number }) {
  const { t } = useTranslation();
  const here = useHere();
  const format = useFormat();
  const { checklist, can } = ticket.work;
  const params = { partnership: here.id, ticket: ticket.row.id };
  const [text, setText] = useState('');
  const [editing, setEditing] = useState<{ readonly item: string; readonly text: string } | null>(null);
  const add = useCommand(
    here.id,
    params.ticket,
    (item: string) => call(addChecklistItems, { params, body: { items: [item] } }),
    () => setText(''),
  );
  const change = useCommand(
    here.id,
    params.ticket,
    ({ item, ...body }: Change) => call(changeChecklistItem, { params: { ...params, item }, body }),
    () => setEditing(null),
  );
  const remove = useCommand(here.id, params.ticket, (item: string) => call(removeChecklistItem, { params: { ...params, item } }));
  const reason = whyNot(can.editChecklist);
  const done = checklist.filter((one) => one.done !== null).length;
  if (reason !== null && checklist.length === 0) return null;
  return (
    <section aria-label={t('work.checklist')}>
      <h2>
        {t('work.checklist')} {checklist.length > 0 ? <span>· {t('work.progress', { done, count: checklist.length })}</span> : null}
      </h2>
      {checklist.length === 0 ? <p className="mute">{t('work.noItems')}</p> : null}
      <ul className={styles.items}>
        {checklist.map((one, index) => (
          <li key={one.id} className={styles.item}>
            {editing?.item === one.id ? (
              <form
                className={styles.add}
                onSubmit={(event) => {
                  event.preventDefault();
                  if (editing.text.trim() !== '') change.mutate({ item: one.id, text: editing.text });
                }}
              >
                <TextInput
                  aria-label={t('work.edit', { item: one.text })}
                  autoFocus
                  maxLength={CHECKLIST_TEXT}
                  value={editing.text}
                  onChange={(event) => setEditing({ item: one.id, text: event.currentTarget.value })}
                  onKeyDown={(event) => event.key === 'Escape' && setEditing(null)}
                />
                <Button type="submit" variant="default" loading={change.isPending}>
                  {t('work.save')}
                </Button>
              </form>
            ) : (
              <>
                <Checkbox
                  label={one.text}
                  description={
                    one.done === null
                      ? undefined
                      : t('work.tickedBy', { name: one.done.by?.name ?? t('ticket.events.system'), when: format.short(one.done.at, now) })
                  }
                  checked={one.done !== null}
                  disabled={reason !== null || change.isPending}
                  title={reason ?? undefined}
                  onChange={(event) => change.mutate({ item: one.id, done: event.currentTarget.checked })}
                />
                {reason === null ? (
                  <>
                    {index > 0 ? (
                      <ActionIcon
                        variant="subtle"
                        aria-label={t('work.up', { item: one.text })}
                        onClick={() => change.mutate({ item: one.id, to: index - 1 })}
                      >
                        <IconArrowUp size={14} />
                      </ActionIcon>
                    ) : null}
                    <ActionIcon
                      variant="subtle"
                      aria-label={t('work.edit', { item: one.text })}
                      onClick={() => setEditing({ item: one.id, text: one.text })}
                    >
                      <IconPencil size={14} />
                    </ActionIcon>
                    <ActionIcon variant="subtle" aria-label={t('work.remove', { item: one.text })} onClick={() => remove.mutate(one.id)}>
                      <IconX size={14} />
                    </ActionIcon>
                  </>
                ) : null}
              </>
            )}
          </li>
        ))}
      </ul>
      {reason === null ? (
        <form
          className={styles.add}
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() !== '') add.mutate(text);
          }}
        >
          <TextInput
            aria-label={t('work.addLabel')}
            placeholder={t('work.add')}
            maxLength={CHECKLIST_TEXT}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={add.isPending}>
            {t('work.addShort')}
          </Button>
        </form>
      ) : null}
      <ProblemNote error={add.error ?? change.error ?? remove.error} />
    </section>
  );
}
