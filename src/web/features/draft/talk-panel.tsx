/** What is said about a cell or an exception, and what the other party suggests. */
import { Button, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import {
  acceptSuggestion,
  commentDraft,
  declineSuggestion,
  type draftComment,
  type draftPlace,
  getDiscussion,
  resolveComment,
  type suggestion,
  withdrawSuggestion,
} from '../../../contract/draft-discussion.js';
import type { permission } from '../../../contract/shapes.js';
import type { Agreement } from '../../../core/agreement/agreement.js';
import { call, refresh } from '../../lib/api.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { useNow } from '../../lib/now.js';
import { ProblemNote } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { When } from '../../lib/when.js';
import { ReasonButton } from '../../ui/reason-button.js';
import { changeWorder } from './change-words.js';
import styles from './draft.module.css';

export type About = z.infer<typeof draftPlace>;
export type Comment = z.infer<typeof draftComment>;
export type Suggestion = z.infer<typeof suggestion>;
type Permission = z.infer<typeof permission>;

const reason = ({ allowed, causes }: Permission): string | null => (allowed ? null : (causes[0]?.text ?? ''));

export interface ThreadProps {
  readonly draft: string;
  readonly about: About;
  readonly comments: readonly Comment[];
  readonly may: Permission;
}

export function Thread({ draft, about, comments, may }: ThreadProps) {
  const { t } = useTranslation();
  const here = useHere();
  const now = useNow();
  const [text, setText] = useState('');
  const params = { partnership: here.id, draft };
  const say = useMutation({
    mutationFn: () => call(commentDraft, { params, body: { about, text } }),
    onSuccess: async () => {
      setText('');
      await refresh(getDiscussion);
    },
  });
  const settle = useMutation({
    mutationFn: (comment: string) => call(resolveComment, { params: { ...params, comment } }),
    onSuccess: () => refresh(getDiscussion),
  });
  return (
    <section className={styles.talk} aria-label={t('draft.talk.title')}>
      <h2>{t('draft.talk.title')}</h2>
      {comments.map((comment) => (
        <article key={comment.id} data-settled={comment.resolvedAt !== null || undefined}>
          <p className="mute">
            {comment.by.name} · <When at={comment.at} now={now} />
          </p>
          <p className={styles.said}>{comment.text}</p>
          {comment.resolvedAt === null ? (
            <ReasonButton size="compact-sm" variant="subtle" reason={reason(may)} onClick={() => settle.mutate(comment.id)}>
              {t('draft.talk.resolve')}
            </ReasonButton>
          ) : (
            <p className="mute">{t('draft.talk.resolved', { name: comment.resolvedBy?.name ?? '' })}</p>
          )}
        </article>
      ))}
      {may.allowed ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() !== '') say.mutate();
          }}
        >
          <Textarea
            aria-label={t('draft.talk.write')}
            placeholder={t('draft.talk.write')}
            autosize
            minRows={2}
            value={text}
            maxLength={20_000}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button mt={6} size="compact-sm" type="submit" loading={say.isPending}>
            {t('draft.talk.send')}
          </Button>
        </form>
      ) : null}
      <ProblemNote error={say.error ?? settle.error} />
    </section>
  );
}

export interface SuggestionsProps {
  readonly draft: string;
  readonly agreement: Agreement;
  readonly suggestions: readonly Suggestion[];
  readonly onShow: (about: About) => void;
}

export function Suggestions({ draft, agreement, suggestions, onShow }: SuggestionsProps) {
  const { t } = useTranslation();
  if (suggestions.length === 0) return <p className="mute">{t('draft.suggest.none')}</p>;
  return (
    <div className={styles.talk}>
      {suggestions.map((one) => (
        <SuggestionCard key={one.id} draft={draft} agreement={agreement} suggestion={one} onShow={onShow} />
      ))}
    </div>
  );
}

function SuggestionCard({
  draft,
  agreement,
  suggestion: one,
  onShow,
}: Omit<SuggestionsProps, 'suggestions'> & { readonly suggestion: Suggestion }) {
  const { t } = useTranslation();
  const here = useHere();
  const now = useNow();
  const [word, setWord] = useState('');
  const words = changeWorder(agreement, t);
  const params = { partnership: here.id, draft, suggestion: one.id };
  const again = (): Promise<void> => refresh(getDiscussion);
  const accept = useMutation({ mutationFn: () => call(acceptSuggestion, { params, body: { text: word } }), onSuccess: again });
  const decline = useMutation({ mutationFn: () => call(declineSuggestion, { params, body: { text: word } }), onSuccess: again });
  const withdraw = useMutation({ mutationFn: () => call(withdrawSuggestion, { params }), onSuccess: again });
  const met = accept.data && !accept.data.made ? accept.data : null;
  const said = one.changes.map((change) => words(change));
  return (
    <article data-settled={one.state !== 'open' || undefined} aria-label={t('draft.suggest.label', { name: one.by.name })}>
      <p className="mute">
        {one.by.name} · <When at={one.at} now={now} /> · {t(`draft.suggest.state.${one.state}`)}
      </p>
      <p className={styles.said}>{one.text}</p>
      {said.slice(0, 4).map(({ subject, before, after }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the changes of a suggestion never change
        <dl key={at} className={styles.beforeAfter}>
          <dt>{t('draft.suggest.before')}</dt>
          <dd>{before === '' ? subject : before}</dd>
          <dt>{t('draft.suggest.after')}</dt>
          <dd>{after}</dd>
        </dl>
      ))}
      {said.length > 4 ? <p className="mute">{t('draft.more', { count: said.length - 4 })}</p> : null}
      <div className={styles.findingActions}>
        <Button size="compact-sm" onClick={() => onShow(one.about)}>
          {t('draft.showMe')}
        </Button>
        {one.can.withdraw.allowed ? (
          <Button size="compact-sm" variant="subtle" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
            {t('draft.suggest.withdraw')}
          </Button>
        ) : null}
      </div>
      {one.state === 'open' && one.can.answer.allowed ? (
        <>
          <TextInput
            label={t('draft.suggest.word')}
            value={word}
            maxLength={200}
            onChange={(event) => setWord(event.currentTarget.value)}
          />
          <div className={styles.findingActions}>
            <Button size="compact-sm" variant="filled" loading={accept.isPending} onClick={() => accept.mutate()}>
              {t('draft.suggest.accept')}
            </Button>
            <ReasonButton
              size="compact-sm"
              reason={word.trim() === '' ? t('draft.suggest.wordFirst') : null}
              onClick={() => decline.mutate()}
            >
              {t('draft.suggest.decline')}
            </ReasonButton>
          </div>
        </>
      ) : null}
      {one.answer ? (
        <p className={styles.said}>
          {one.answer.by.name}: {one.answer.text || t(`draft.suggest.state.${one.state}`)}
        </p>
      ) : null}
      {met ? <p role="alert">{t('draft.suggest.outdated', { text: [...met.conflicts, ...met.problems][0]?.text ?? '' })}</p> : null}
      <ProblemNote error={accept.error ?? decline.error ?? withdraw.error} />
    </article>
  );
}
