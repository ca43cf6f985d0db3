/** One thing on the record: its value, and the way to change it in place, or why that is not possible. */
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from '../../../lib/i18n/translation.js';
import styles from './record.module.css';

export interface RecordRowProps {
  readonly name: string;
  readonly value: ReactNode;
  /** Why it may not be changed; null when it may. */
  readonly reason: string | null;
  /** What it is changed with; `done` puts the value back in its place. */
  readonly edit: (done: () => void) => ReactNode;
}

export function RecordRow({ name, value, reason, edit }: RecordRowProps) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  const pencil = useRef<HTMLButtonElement>(null);
  const edited = useRef(false);
  useEffect(() => {
    if (!editing && edited.current) pencil.current?.focus({ preventScroll: true });
    edited.current = editing;
  }, [editing]);
  const label = t('record.change', { what: name });
  return (
    <div className={styles.row} data-editing={editing || undefined}>
      <dt>
        {name}
        {editing ? null : (
          <Tooltip label={reason ?? label}>
            <ActionIcon
              ref={pencil}
              variant="subtle"
              size={24}
              aria-label={label}
              {...(reason === null ? {} : { 'data-disabled': true, 'aria-disabled': true, 'aria-description': reason })}
              onClick={() => setEditing(reason === null)}
            >
              <IconPencil size={14} />
            </ActionIcon>
          </Tooltip>
        )}
      </dt>
      <dd>{editing ? edit(() => setEditing(false)) : value}</dd>
    </div>
  );
}
