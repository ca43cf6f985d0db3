/** Writing on a ticket. Who will read it stands above the text and on the button; a draft survives a reload. */
import { NativeSelect } from '@mantine/core';
import { useRef } from 'react';
import { addMessage } from '../../../../contract/messages.js';
import type { Audience } from '../../../../core/tickets/event.js';
import { call } from '../../../lib/api.js';
import { useHotkeys } from '../../../lib/hotkeys.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { ProblemNote } from '../../../lib/problem.js';
import { useHere } from '../../../lib/session.js';
import { useDraft } from '../../../lib/use-draft.js';
import { Keys } from '../../../ui/keys.js';
import { ReasonButton } from '../../../ui/reason-button.js';
import { type Ticket, useCommand, whyNot } from '../use-ticket.js';
import styles from './conversation.module.css';

const AUDIENCES: readonly Audience[] = ['requester', 'shared', 'own-party'];

export function Composer({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation();
  const here = useHere();
  const id = ticket.row.id;
  const field = useRef<HTMLTextAreaElement>(null);
  const [draft, change, clear] = useDraft(`reply.${id}`, { text: '', audience: 'requester' as Audience, key: '' });
  const asRequester = here.membership.party === null;
  const audience = asRequester ? 'requester' : draft.audience;
  const party = here.membership.partyName ?? '';
  const send = useCommand(
    here.id,
    id,
    () => {
      const key = draft.key || crypto.randomUUID();
      change({ key });
      return call(addMessage, { params: { partnership: here.id, ticket: id }, body: { audience, text: draft.text, key } });
    },
    clear,
  );
  useHotkeys({ r: () => field.current?.focus() });
  const reason = whyNot(ticket.can.message) ?? (draft.text.trim() === '' ? t('ticket.needText') : null);
  const submit = () => {
    if (reason === null && !send.isPending) send.mutate(undefined);
  };
  return (
    <>
      <form
        className={styles.composer}
        data-audience={audience}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <div className={styles.composerBar}>
          {asRequester ? null : (
            <NativeSelect
              aria-label={t('ticket.audienceLabel')}
              value={audience}
              data={AUDIENCES.map((one) => ({ value: one, label: t(`ticket.audience.${one}`, { party }) }))}
              onChange={(event) => change({ audience: event.currentTarget.value as Audience })}
            />
          )}
          <span className="mute">{t(`ticket.audienceReads.${audience}`, { party })}</span>
        </div>
        <textarea
          ref={field}
          aria-label={t('ticket.reply')}
          aria-keyshortcuts="r"
          placeholder={t('ticket.replyPlaceholder')}
          value={draft.text}
          onChange={(event) => change({ text: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
            if (event.key === 'Escape') event.currentTarget.blur();
          }}
        />
        <div className={styles.composerBar}>
          <span className="mute">{t('ticket.markdown')}</span>
          <span className={styles.spring} />
          <ReasonButton type="submit" variant="filled" reason={reason} loading={send.isPending}>
            {t(`ticket.send.${audience}`)}
            {reason === null ? <Keys keys="mod+Enter" /> : null}
          </ReasonButton>
        </div>
      </form>
      <ProblemNote error={send.error} />
    </>
  );
}
