/** A field that takes what is written on Enter or when it is left, and gives back what it had on Escape. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import styles from './levels.module.css';

export interface CommitFieldProps {
  /** Names the field for those who do not see its row and column. */
  readonly label: string;
  /** Whether the label is shown above the field. */
  readonly shown?: boolean;
  readonly wide?: boolean;
  readonly value: string;
  readonly empty?: string;
  /** What is wrong with a text, or null. */
  readonly check: (text: string) => string | null;
  /** Only what is right, and only when it changed. */
  readonly onCommit: (text: string) => void;
}

export function CommitField({ label, shown = false, wide = false, value, empty, check, onCommit }: CommitFieldProps) {
  // Null: nothing is being written, so the field shows what the draft says.
  const [text, setText] = useState<string | null>(null);
  const wrong = text === null ? null : check(text);
  const commit = (): void => {
    if (text === null || wrong !== null) return;
    setText(null);
    if (text.trim() !== value) onCommit(text);
  };
  return (
    <TextInput
      className={(wide ? styles.wide : styles.field) ?? ''}
      size="xs"
      {...(shown ? { label } : { 'aria-label': label })}
      placeholder={empty}
      value={text ?? value}
      error={wrong}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        if (event.key === 'Escape' && text !== null) {
          event.stopPropagation();
          setText(null);
        }
      }}
    />
  );
}
