/** Finds a category of the grid by name: each Enter goes on to the next one, Escape goes to its cell. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Category } from '../../../core/agreement/agreement.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import styles from './grid-find.module.css';

export interface GridFindProps {
  /** In the order of the rows. */
  readonly categories: readonly Category[];
  /** Shows a row without taking the focus. */
  readonly onShow: (category: string) => void;
  /** Gives the focus to the row shown. */
  readonly onLeave: () => void;
}

export function GridFind({ categories, onShow, onLeave }: GridFindProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const wanted = text.trim().toLowerCase();
  const found = wanted === '' ? [] : categories.filter((one) => one.name.toLowerCase().includes(wanted));
  const show = (next: number): void => {
    const place = (next + found.length) % Math.max(found.length, 1);
    setAt(place);
    if (found[place]) onShow(found[place].id);
  };
  return (
    <search className={styles.find}>
      <TextInput
        size="xs"
        aria-label={t('draftLevels.find.label')}
        placeholder={t('draftLevels.find.placeholder')}
        value={text}
        onChange={(event) => {
          const next = event.currentTarget.value;
          setText(next);
          setAt(0);
          const low = next.trim().toLowerCase();
          const first = low === '' ? undefined : categories.find((one) => one.name.toLowerCase().includes(low));
          if (first) onShow(first.id);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault();
            show(event.shiftKey ? at - 1 : at + 1);
          } else if (event.key === 'Escape' || event.key === 'ArrowDown') {
            event.preventDefault();
            onLeave();
          }
        }}
      />
      <span className="mute" role="status">
        {wanted === ''
          ? ''
          : found.length === 0
            ? t('draftLevels.find.none')
            : t('draftLevels.find.found', { at: at + 1, count: found.length })}
      </span>
    </search>
  );
}
