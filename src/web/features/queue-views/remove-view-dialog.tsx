import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { listViews, removeView } from '../../../contract/saved-views.js';
import { call, refresh } from '../../lib/api.js';
import { FormDialog } from '../../lib/form-dialog.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { useHere } from '../../lib/session.js';
import { paths } from '../../paths.js';
import type { SavedView } from './saved-view.js';

/** Asks once, naming the view and who else loses it. The queue goes on with the same filters. */
export function RemoveViewDialog({ view, onClose }: { readonly view: SavedView; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const here = useHere();
  const navigate = useNavigate();
  const remove = useMutation({
    mutationFn: () => call(removeView, { params: { partnership: here.id, view: view.id } }),
    onSuccess: async () => {
      onClose();
      await navigate({ to: paths.tickets, params: { partnership: here.id }, search: view.search, replace: true });
    },
    onSettled: () => refresh(listViews),
  });
  return (
    <FormDialog
      title={t('queue.views.removeTitle', { name: view.name })}
      submit={t('queue.views.remove')}
      command={remove}
      onSubmit={remove.mutate}
      onClose={onClose}
    >
      <p>{t(`queue.views.removeText.${view.reach}`)}</p>
    </FormDialog>
  );
}
