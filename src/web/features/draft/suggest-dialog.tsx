/** An edit as a suggestion: what would change, and why. */
import { Button, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { getDiscussion, suggestChange } from '../../../contract/draft-discussion.js';
import type { Agreement } from '../../../core/agreement/agreement.js';
import type { DraftChange } from '../../../core/drafting/change.js';
import { call, refresh } from '../../lib/api.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { ProblemNote } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { Dialog } from '../../ui/dialog.js';
import { changeWorder } from './change-words.js';
import styles from './draft.module.css';
import type { About } from './talk-panel.js';

export interface SuggestDialogProps {
  readonly draft: string;
  readonly agreement: Agreement;
  readonly about: About;
  readonly changes: readonly DraftChange[];
  readonly onClose: () => void;
}

const SHOWN = 6;

export function SuggestDialog({ draft, agreement, about, changes, onClose }: SuggestDialogProps) {
  const { t } = useTranslation();
  const here = useHere();
  const [text, setText] = useState('');
  const words = changeWorder(agreement, t);
  const send = useMutation({
    mutationFn: () => call(suggestChange, { params: { partnership: here.id, draft }, body: { about, changes: [...changes], text } }),
    onSuccess: async () => {
      onClose();
      await refresh(getDiscussion);
    },
  });
  return (
    <Dialog closeButtonProps={{ 'aria-label': t('common.close') }} title={t('draft.suggest.title')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== '') send.mutate();
        }}
      >
        <p className={styles.dialogText}>{t('draft.suggest.text')}</p>
        {changes.slice(0, SHOWN).map((change, at) => {
          const said = words(change);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
            <dl key={at} className={styles.beforeAfter}>
              <dt>{t('draft.suggest.before')}</dt>
              <dd>{said.before}</dd>
              <dt>{t('draft.suggest.after')}</dt>
              <dd>{said.after}</dd>
            </dl>
          );
        })}
        {changes.length > SHOWN ? <p className="mute">{t('draft.more', { count: changes.length - SHOWN })}</p> : null}
        <Textarea
          data-autofocus
          required
          autosize
          minRows={2}
          label={t('draft.suggest.why')}
          value={text}
          maxLength={20_000}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <ProblemNote error={send.error} />
        <div className={styles.dialogButtons}>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="filled" loading={send.isPending}>
            {t('draft.suggest.send')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
