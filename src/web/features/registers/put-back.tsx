/** Says which entry was taken off, and puts it back when that was not meant. */
import { useMutation } from '@tanstack/react-query';
import { restoreEntry } from '../../../contract/registers.js';
import { call } from '../../lib/api.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { ProblemNote, problemOf } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { ErrorState } from '../../ui/states.js';
import { UndoNote } from '../../ui/undo-note.js';
import { refreshRegisters } from './entry-dialog.js';
import type { Entry } from './field-text.js';

export function PutBack({ entry, onDone }: { readonly entry: Entry; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const here = useHere();
  const restore = useMutation({
    mutationFn: () => call(restoreEntry, { params: { partnership: here.id, kind: entry.kind, entry: entry.id } }),
    onSuccess: async () => {
      await refreshRegisters();
      onDone();
    },
  });
  const taken = problemOf(restore.error)?.code === 'invalid';
  return (
    <>
      {taken ? <ErrorState title={t('registers.putBackTaken', { name: entry.name })} /> : <ProblemNote error={restore.error} />}
      <UndoNote
        text={t('registers.removed', { name: entry.name })}
        undo={t('registers.putBack')}
        close={t('common.close')}
        pending={restore.isPending}
        onUndo={() => restore.mutate()}
        onClose={onDone}
      />
    </>
  );
}
