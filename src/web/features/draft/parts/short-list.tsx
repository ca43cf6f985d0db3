/** A list that may be long: a field to search it, the first few, and all at one press. */
import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { useFirstFew } from '../../../ui/first-few.js';
import { findItems } from './find-items.js';
import styles from './parts.module.css';

const FEW = 25;

export interface ShortList<Item> {
  readonly shown: readonly Item[];
  /** Null for a list that needs none. */
  readonly search: ReactNode;
  readonly more: ReactNode;
}

export function useShortList<Item>(items: readonly Item[], label: string, textOf: (item: Item) => string, few = FEW): ShortList<Item> {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const found = findItems(items, words, textOf);
  const { shown, more } = useFirstFew(found, few, t('parts.showAll', { count: found.length }));
  return {
    shown,
    more,
    search:
      items.length > few ? (
        <div className={styles.search}>
          <TextInput
            type="search"
            aria-label={label}
            placeholder={label}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          <span className="mute" role="status">
            {words.trim() === '' ? '' : t('parts.found', { count: found.length })}
          </span>
        </div>
      ) : null,
  };
}
