/** Undo and redo, whether all is stored, and what the other party changed last. */
import { ActionIcon } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { useTranslation } from '../../lib/i18n/translation.js';
import { changeWorder, subjectsOf } from './change-words.js';
import type { DraftSession, SessionState } from './draft-session.js';
import { MOST_CHANGES } from './fills.js';
import type { Note } from './use-actions.js';

export interface StatusLineProps {
  readonly session: DraftSession;
  readonly state: SessionState;
  readonly mayEdit: boolean;
  readonly proving: boolean;
  readonly note: Note;
}

export function StatusLine({ session, state, mayEdit, proving, note }: StatusLineProps) {
  const { t } = useTranslation();
  const { news } = state;
  const words = changeWorder(state.agreement, t);
  const button = (label: string, Icon: typeof IconArrowBackUp, can: boolean, action: () => void) => (
    <ActionIcon variant="default" size="md" aria-label={label} title={label} disabled={!can} onClick={action}>
      <Icon size={15} aria-hidden="true" />
    </ActionIcon>
  );
  return (
    <>
      {mayEdit ? (
        <span>
          {button(t('draft.undo'), IconArrowBackUp, state.canUndo, () => session.undo())}{' '}
          {button(t('draft.redo'), IconArrowForwardUp, state.canRedo, () => session.redo())}
        </span>
      ) : null}
      <span data-spread role="status">
        {note === 'too-many'
          ? t('draft.tooMany', { count: MOST_CHANGES })
          : note === 'nothing'
            ? t('draft.nothingHere')
            : [
                mayEdit ? t(`draft.saving.${state.saving}`) : '',
                news ? t('draft.theirs', { name: news.by.name, what: subjectsOf(news.changes, words) }) : '',
              ]
                .filter(Boolean)
                .join(' · ')}
      </span>
      {proving ? <span>{t('draft.proving')}</span> : null}
    </>
  );
}
