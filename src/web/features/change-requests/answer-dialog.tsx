import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { acceptChangeRequest, declineChangeRequest, listChangeRequests } from '../../../contract/change-requests.js';
import { listDrafts } from '../../../contract/drafts.js';
import { call, queryOf, refresh } from '../../lib/api.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { ProblemNote, placesOf } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { Dialog } from '../../ui/dialog.js';
import type { ChangeRequest } from './change-request.js';
import styles from './requests.module.css';

export interface AnswerDialogProps {
  readonly request: ChangeRequest;
  readonly kind: 'accept' | 'decline';
  readonly onClose: () => void;
}

/** Accepting asks where it goes, declining asks for a word. */
export function AnswerDialog({ request, kind, onClose }: AnswerDialogProps) {
  const { t } = useTranslation();
  const here = useHere();
  const params = { partnership: here.id, request: request.id };
  const [text, setText] = useState('');
  const [draft, setDraft] = useState('');
  const drafts = useQuery({ ...queryOf(listDrafts, { params: { partnership: here.id } }), enabled: kind === 'accept' });
  const open = drafts.data?.items.filter((one) => one.state === 'open') ?? [];
  const answer = useMutation({
    mutationFn: () =>
      kind === 'accept'
        ? call(acceptChangeRequest, { params, body: { text, draft: draft === '' ? null : draft } })
        : call(declineChangeRequest, { params, body: { text } }),
    onSuccess: async () => {
      await refresh(listChangeRequests, listDrafts);
      onClose();
    },
    // Another lead was faster, or the draft is gone: the list behind says so.
    onError: () => void refresh(listChangeRequests, listDrafts),
  });
  const places = placesOf(answer.error);
  return (
    <Dialog
      onClose={onClose}
      title={t(`requests.${kind}Title`, { title: request.title })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          answer.mutate();
        }}
      >
        {kind === 'accept' ? (
          <NativeSelect
            label={t('requests.into')}
            value={draft}
            error={places.get('draft')}
            data={[{ value: '', label: t('requests.newDraft') }, ...open.map((one) => ({ value: one.id, label: one.name }))]}
            onChange={(event) => setDraft(event.currentTarget.value)}
          />
        ) : null}
        <Textarea
          label={kind === 'accept' ? `${t('requests.word')} (${t('requests.optional')})` : t('requests.declineWord')}
          required={kind === 'decline'}
          withAsterisk={false}
          data-autofocus
          autosize
          minRows={2}
          maxLength={200}
          value={text}
          error={places.get('text')}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <ProblemNote error={drafts.error} retry={() => void drafts.refetch()} />
        {places.size > 0 ? null : <ProblemNote error={answer.error} />}
        <div className={styles.buttons}>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="filled" loading={answer.isPending}>
            {t(`requests.${kind}`)}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
