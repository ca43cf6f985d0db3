import { Button, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { askForChange, listChangeRequests } from '../../../contract/change-requests.js';
import { call, refresh } from '../../lib/api.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { ProblemNote, placesOf } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { useDraft } from '../../lib/use-draft.js';
import { Dialog } from '../../ui/dialog.js';
import { type About, AboutNote } from './about.js';
import styles from './requests.module.css';

/** What a request begins with, such as a declined one that is asked again. */
export interface AskStart {
  readonly title: string;
  readonly text: string;
  readonly about: About;
}

export interface AskDialogProps {
  readonly start?: AskStart;
  readonly onClose: () => void;
}

const WHOLE: About = { kind: 'draft' };

/** What somebody typed stays when the dialog is closed or the server refuses. */
export function AskDialog({ start, onClose }: AskDialogProps) {
  const { t } = useTranslation();
  const here = useHere();
  const about = start?.about ?? WHOLE;
  const kept = start === undefined ? here.id : `${here.id}.${start.title}`;
  const [values, change, clear] = useDraft(`change-request.${kept}`, { title: start?.title ?? '', text: start?.text ?? '' });
  // One request, however often a shaky line makes the person press; other words are another request.
  const [key, setKey] = useState(() => crypto.randomUUID());
  const type = (next: Partial<typeof values>) => {
    change(next);
    setKey(crypto.randomUUID());
  };
  const ask = useMutation({
    mutationFn: () => call(askForChange, { params: { partnership: here.id }, body: { ...values, about, key } }),
    onSuccess: async () => {
      clear();
      await refresh(listChangeRequests);
      onClose();
    },
  });
  const places = placesOf(ask.error);
  return (
    <Dialog onClose={onClose} title={t('requests.askTitle')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          ask.mutate();
        }}
      >
        <AboutNote about={about} />
        <TextInput
          label={t('requests.what')}
          description={t('requests.whatHint')}
          required
          withAsterisk={false}
          data-autofocus
          maxLength={200}
          value={values.title}
          error={places.get('title')}
          onChange={(event) => type({ title: event.currentTarget.value })}
        />
        <Textarea
          label={t('requests.why')}
          description={t('requests.whyHint')}
          required
          withAsterisk={false}
          autosize
          minRows={4}
          maxRows={12}
          maxLength={20_000}
          value={values.text}
          error={places.get('text')}
          onChange={(event) => type({ text: event.currentTarget.value })}
        />
        {places.size > 0 ? null : <ProblemNote error={ask.error} />}
        <div className={styles.buttons}>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="filled" loading={ask.isPending}>
            {t('requests.send')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
