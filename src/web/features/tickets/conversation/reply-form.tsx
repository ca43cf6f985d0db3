/** The reply itself. Who will read it stands above the text and on the button. */
import { Button, NativeSelect } from '@mantine/core';
import { IconTemplate } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useId, useRef, useState } from 'react';
import { addMessage } from '../../../../contract/messages.js';
import { getTicket } from '../../../../contract/tickets.js';
import type { Audience } from '../../../../core/tickets/event.js';
import { call, refresh } from '../../../lib/api.js';
import { useHotkeys } from '../../../lib/hotkeys.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { newId } from '../../../lib/new-id.js';
import { ProblemNote, problemOf } from '../../../lib/problem.js';
import { useHere } from '../../../lib/session.js';
import { readStored, writeStored } from '../../../lib/stored.js';
import { whyNot } from '../../../lib/why-not.js';
import type { EditorHandle } from '../../../ui/editor/editor-words.js';
import { MarkdownEditor } from '../../../ui/editor/markdown-editor.js';
import { Keys } from '../../../ui/keys.js';
import { ReasonButton } from '../../../ui/reason-button.js';
import { AttachButton } from '../attachments/attach-button.js';
import { useDropFiles } from '../attachments/drop-files.js';
import { UploadList } from '../attachments/upload-list.js';
import { useUploads } from '../attachments/use-uploads.js';
import { type Ticket, useCommand } from '../use-ticket.js';
import { BackLine } from './back-line.js';
import styles from './conversation.module.css';
import { CrossedNote, crossedIn } from './crossed-note.js';
import { OtherDrafts } from './other-drafts.js';
import { PresenceLine } from './presence-line.js';
import { isBlank, isWider, type Reply } from './reply.js';
import { ReplyHints } from './reply-hints.js';
import { useEditorWords } from './use-editor-words.js';
import { type Saved, useServerDraft } from './use-server-draft.js';
import { useTicketPresence } from './use-ticket-presence.js';
import { useTypeAheads } from './use-type-aheads.js';
import { useWriting } from './use-writing.js';

const CannedDialog = lazy(() => import('./canned/canned-dialog.js').then((part) => ({ default: part.CannedDialog })));
const AUDIENCES: readonly Audience[] = ['requester', 'shared', 'own-party'];
const PLAIN = 'editor.plain';

export interface ReplyFormProps {
  readonly ticket: Ticket;
  readonly reply: Reply;
  readonly change: (change: Partial<Reply>) => void;
  readonly clear: () => void;
  /** When what stands here was begun, if that was elsewhere. */
  readonly backAt: number | null;
  readonly onTake: (saved: Saved, revision: number) => void;
}

export function ReplyForm({ ticket, reply, change, clear, backAt, onTake }: ReplyFormProps) {
  const { t } = useTranslation();
  const here = useHere();
  const id = ticket.row.id;
  const { audience, text } = reply;
  const party = here.membership.partyName ?? '';
  const ofTeam = here.membership.party !== null;
  const readers = useId();
  const editor = useRef<EditorHandle>(null);
  const latest = useRef(reply);
  latest.current = reply;
  const [epoch, setEpoch] = useState(0);
  const [plain, setPlain] = useState(readStored(PLAIN) === 'yes');
  const [choosing, setChoosing] = useState(false);
  // The smallest circle that something of it was typed for.
  const [begunFor, setBegunFor] = useState<Audience | null>(isBlank(reply) ? null : audience);
  const [sentTo, setSentTo] = useState<Audience | null>(null);
  const uploads = useUploads(here.id, reply.attachments);
  const drop = useDropFiles(uploads.add);
  const attached = uploads.sent.map((one) => one.id).join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: named by their ids
  useEffect(() => {
    if (attached !== reply.attachments.map((one) => one.id).join(' ')) change({ attachments: uploads.sent });
  }, [attached]);
  const draft = useServerDraft({
    partnership: here.id,
    ticket: id,
    reply,
    onRevision: (revision) => change({ revision }),
    onFound: onTake,
  });
  const [isWriting, typed] = useWriting();
  const present = useTicketPresence(here.id, id, isWriting && text.trim() !== '' ? audience : null);
  const { typeAheads, cannotRead } = useTypeAheads(ticket, audience);
  const words = useEditorWords();

  const write = (next: string): void => {
    typed();
    setSentTo(null);
    setBegunFor((before) => (next.trim() === '' ? null : before === null || isWider(audience, before) ? audience : before));
    change(text.trim() === '' && next.trim() !== '' ? { text: next, seq: ticket.seq } : { text: next });
  };
  const empty = (): void => {
    uploads.clear();
    clear();
    change({ audience: latest.current.audience });
    setBegunFor(null);
    draft.sent();
    setEpoch((count) => count + 1);
  };
  const sending = useRef('');
  const send = useCommand(
    here.id,
    id,
    async (seenSeq: number) => {
      const key = reply.key || newId();
      sending.current = text;
      change({ key });
      const sent = await draft.settle();
      return call(addMessage, {
        params: { partnership: here.id, ticket: id },
        body: { audience, text, key, seenSeq, attachments: uploads.sent.map((one) => one.id), draft: sent },
      });
    },
    () => {
      setSentTo(audience);
      // What was typed while it was on its way is the next reply.
      if (latest.current.text.trim() === sending.current.trim()) empty();
      else change({ key: '' });
    },
  );
  const crossed = crossedIn(problemOf(send.error)?.causes ?? []);
  const isCrossed = crossed.length > 0;
  useEffect(() => {
    if (isCrossed) void refresh(getTicket);
  }, [isCrossed]);
  useHotkeys({ r: () => editor.current?.focus() });

  const unread = cannotRead(text);
  const reason =
    whyNot(ticket.can.message) ??
    (text.trim() === '' ? t('ticket.needText') : null) ??
    (uploads.sending ? t('conversation.stillSending') : null) ??
    (unread.length > 0 ? t('conversation.cannotRead', { names: unread.join(', ') }) : null);
  const submit = (): void => {
    if (reason === null && !send.isPending) send.mutate(reply.seq || ticket.seq);
  };
  const setAudience = (next: Audience): void => change({ audience: next });
  return (
    <>
      <PresenceLine here={present} />
      <OtherDrafts
        others={draft.others}
        onTake={(other) => void draft.drop(other).then(() => onTake(other, 0))}
        onDrop={(other) => void draft.drop(other)}
      />
      <form
        className={styles.composer}
        data-audience={audience}
        data-over={drop.over || undefined}
        {...drop.handlers}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <div className={styles.composerBar}>
          {ofTeam ? (
            <NativeSelect
              aria-label={t('ticket.audienceLabel')}
              value={audience}
              data={AUDIENCES.map((one) => ({ value: one, label: t(`ticket.audience.${one}`, { party }) }))}
              onChange={(event) => setAudience(event.currentTarget.value as Audience)}
            />
          ) : null}
          <span className="mute" id={readers}>
            {ofTeam ? t(`ticket.audienceReads.${audience}`, { party }) : t('ticket.bothTeamsRead')}
          </span>
        </div>
        <MarkdownEditor
          handle={editor}
          words={words}
          value={text}
          epoch={epoch}
          onChange={write}
          onSend={submit}
          typeAheads={typeAheads}
          describedBy={readers}
          keyShortcuts="r"
          plain={plain}
          onPlain={(next) => {
            setPlain(next);
            writeStored(PLAIN, next ? 'yes' : null);
          }}
        />
        <div className={styles.files}>
          <UploadList uploads={uploads} />
        </div>
        <div className={styles.composerBar}>
          <AttachButton uploads={uploads} />
          {ofTeam ? (
            <Button variant="default" leftSection={<IconTemplate size={16} />} onClick={() => setChoosing(true)}>
              {t('conversation.canned.open')}
            </Button>
          ) : null}
          <span className="mute" aria-live="polite">
            {sentTo !== null ? t('conversation.sent', { audience: t(`ticket.onMessage.${sentTo}`, { party }) }) : ''}{' '}
            {draft.isKept && !isBlank(reply) ? t('conversation.kept') : ''}
          </span>
          <span className={styles.spring} />
          <ReasonButton type="submit" variant="filled" reason={reason} loading={send.isPending}>
            {t(`ticket.send.${audience}`)}
            {reason === null ? <Keys keys="mod+Enter" /> : null}
          </ReasonButton>
        </div>
        <ReplyHints text={text} audience={audience} before={begunFor} onBack={setAudience} />
      </form>
      {backAt !== null && !isBlank(reply) ? <BackLine at={backAt} onThrowAway={empty} /> : null}
      {isCrossed ? (
        <CrossedNote
          crossed={crossed}
          ticket={ticket}
          onSend={() => send.mutate(ticket.seq)}
          onEdit={() => {
            change({ seq: ticket.seq });
            send.reset();
            editor.current?.focus();
          }}
        />
      ) : (
        <ProblemNote error={send.error} />
      )}
      {choosing ? (
        <Suspense fallback={null}>
          <CannedDialog
            ticket={ticket}
            onClose={() => setChoosing(false)}
            onInsert={(filled) => {
              setChoosing(false);
              // After the dialog has given the focus back.
              setTimeout(() => editor.current?.insert(filled), 50);
            }}
          />
        </Suspense>
      ) : null}
    </>
  );
}
