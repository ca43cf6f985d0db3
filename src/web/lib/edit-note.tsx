/** Says of a form that others changed what it is about, or that what stands in it was typed before. */
import { Button } from '@mantine/core';
import styles from './form-dialog.module.css';
import { useTranslation } from './i18n/translation.js';
import type { Edit } from './use-edit.js';

export interface EditNoteProps<T> {
  readonly edit: Edit<T>;
  /** The fields by name, as words. What differs from what was typed is shown. */
  readonly words: (value: T) => readonly (readonly [string, string])[];
}

export function EditNote<T>({ edit, words }: EditNoteProps<T>) {
  const { t } = useTranslation();
  const { theirs, value, back, forget } = edit;
  if (theirs === null && !back) return null;
  const mine = new Map(words(value));
  const differ = theirs === null ? [] : words(theirs).filter(([name, text]) => mine.get(name) !== text);
  return (
    <div className={styles.note} role={theirs === null ? 'note' : 'alert'}>
      <p>{t(theirs === null ? 'typed.back' : 'typed.changed')}</p>
      {differ.length > 0 ? (
        <dl className={styles.theirs}>
          {differ.map(([name, text]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text || '–'}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      <Button size="compact-sm" variant="default" onClick={forget}>
        {t(theirs === null ? 'typed.forget' : 'typed.takeTheirs')}
      </Button>
    </div>
  );
}
