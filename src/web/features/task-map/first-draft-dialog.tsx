/** Makes a first draft of the agreement out of the map, and says what it holds. */
import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { getDraft, listDrafts } from '../../../contract/drafts.js';
import { draftFromTaskMap } from '../../../contract/task-map.js';
import { call, refresh } from '../../lib/api.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { ProblemNote } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { Dialog } from '../../ui/dialog.js';
import styles from './task-map.module.css';

export interface FirstDraftDialogProps {
  /** Tasks that nobody decided on: they are kept. */
  readonly undecided: number;
  readonly onClose: () => void;
  /** Leads to the draft. */
  readonly open: (draft: string) => ReactNode;
}

export function FirstDraftDialog({ undecided, onClose, open }: FirstDraftDialogProps) {
  const { t } = useTranslation();
  const here = useHere();
  const [name, setName] = useState<string>(t('taskMap.draft.usualName', { name: here.partnership.name }));
  const make = useMutation({
    mutationFn: async () => {
      const { draft } = await call(draftFromTaskMap, { params: { partnership: here.id }, body: { name } });
      const { agreement } = await call(getDraft, { params: { partnership: here.id, draft } });
      return { draft, categories: agreement.categories.length, rules: agreement.rules.length, teams: agreement.teams.length };
    },
    onSuccess: () => refresh(listDrafts),
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') make.mutate();
  };
  return (
    <Dialog onClose={onClose} title={t('taskMap.draft.title')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      {make.data ? (
        <div className={styles.dialog} role="status">
          <p>{t('taskMap.draft.done', { ...make.data, name })}</p>
          <div className={styles.buttons}>
            {open(make.data.draft)}
            <Button onClick={onClose}>{t('common.close')}</Button>
          </div>
        </div>
      ) : (
        <form className={styles.dialog} onSubmit={send} noValidate>
          <p>{t('taskMap.draft.text')}</p>
          {undecided > 0 ? <p>{t('taskMap.draft.undecided', { count: undecided })}</p> : null}
          <TextInput
            label={t('taskMap.draft.name')}
            value={name}
            maxLength={200}
            data-autofocus
            onChange={(event) => setName(event.currentTarget.value)}
            error={name.trim() === '' ? t('taskMap.draft.nameWrong') : null}
          />
          <ProblemNote error={make.error} />
          <div className={styles.buttons}>
            <Button type="submit" variant="filled" loading={make.isPending}>
              {t('taskMap.draft.make')}
            </Button>
            <Button onClick={onClose}>{t('common.cancel')}</Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
