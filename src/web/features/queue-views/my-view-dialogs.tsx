/** Keeping, renaming and removing a view of the queue over all partnerships. Nobody else finds it. */
import { TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { changeView, countMyViews, createView, listMyViews, removeView } from '../../../contract/saved-views.js';
import { call, refresh } from '../../lib/api.js';
import { FormDialog } from '../../lib/form-dialog.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { newId } from '../../lib/new-id.js';
import { useHere } from '../../lib/session.js';
import { paths } from '../../paths.js';
import type { Kept } from './saved-view.js';
import type { MyView } from './use-my-views.js';

export interface MyViewDialogProps {
  /** Null: a new one from the filters of the moment. */
  readonly view: MyView | null;
  readonly kept: Kept;
  readonly onClose: () => void;
}

export function MyViewDialog({ view, kept, onClose }: MyViewDialogProps) {
  const { t } = useTranslation();
  // A view is kept in one partnership; the flag keeps it out of the queue there.
  const here = useHere();
  const navigate = useNavigate();
  const [name, setName] = useState(view?.name ?? '');
  const [key] = useState(newId);
  const save = useMutation({
    mutationFn: () =>
      view === null
        ? call(createView, { params: { partnership: here.id }, body: { name: name.trim(), search: { ...kept, across: true }, key } })
        : call(changeView, { params: { partnership: view.partnership, view: view.id }, body: { name: name.trim() } }),
    onSuccess: async ({ id }) => {
      await refresh(listMyViews, countMyViews);
      onClose();
      if (view === null) await navigate({ to: paths.allTickets, search: { ...kept, view: id } });
    },
  });
  return (
    <FormDialog
      title={t(view === null ? 'queue.views.saveTitle' : 'queue.views.changeTitle')}
      submit={t('common.save')}
      reason={name.trim() ? null : t('queue.views.needName')}
      command={save}
      onSubmit={save.mutate}
      onClose={onClose}
    >
      <TextInput
        label={t('queue.views.name')}
        description={view === null ? t('queue.views.acrossHint') : undefined}
        maxLength={200}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

export function RemoveMyViewDialog({ view, onClose }: { readonly view: MyView; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { across: _, ...filters } = view.search;
  const remove = useMutation({
    mutationFn: () => call(removeView, { params: { partnership: view.partnership, view: view.id } }),
    onSuccess: async () => {
      onClose();
      await navigate({ to: paths.allTickets, search: filters, replace: true });
    },
    onSettled: () => refresh(listMyViews, countMyViews),
  });
  return (
    <FormDialog
      title={t('queue.views.removeTitle', { name: view.name })}
      submit={t('queue.views.remove')}
      command={remove}
      onSubmit={remove.mutate}
      onClose={onClose}
    >
      <p>{t('queue.views.removeText.personal')}</p>
    </FormDialog>
  );
}
