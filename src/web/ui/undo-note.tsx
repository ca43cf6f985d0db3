/** What was just taken away, with the way to take that back. It is read out, and stays until it is answered or the page changes. */
import { Button, CloseButton } from '@mantine/core';
import styles from './undo-note.module.css';

export interface UndoNoteProps {
  readonly text: string;
  readonly undo: string;
  readonly close: string;
  readonly pending: boolean;
  readonly onUndo: () => void;
  readonly onClose: () => void;
}

export const UndoNote = ({ text, undo, close, pending, onUndo, onClose }: UndoNoteProps) => (
  <div className={styles.note} role="status">
    <span>{text}</span>
    <Button loading={pending} onClick={onUndo}>
      {undo}
    </Button>
    <CloseButton size={24} aria-label={close} onClick={onClose} />
  </div>
);
