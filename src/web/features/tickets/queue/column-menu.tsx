/** Which columns, in which order, how wide: what the edges of the headings do with the pointer, for the keyboard too. */
import { ActionIcon, Button, Checkbox, Popover } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconColumns3, IconMinus, IconPlus } from '@tabler/icons-react';
import { useTranslation } from '../../../lib/i18n/translation.js';
import styles from './queue.module.css';
import { COLUMNS, type Column, type ColumnKey, moved, readColumns, toggled, withWidth, writeColumns } from './queue-columns.js';

export interface ColumnMenuProps {
  readonly text: string | undefined;
  readonly across: boolean;
  readonly onChange: (text: string | undefined) => void;
}

const STEP = 20;
const SHARED_WIDTH = 320;

export function ColumnMenu({ text, across, onChange }: ColumnMenuProps) {
  const { t } = useTranslation();
  const columns = readColumns(text, across);
  const shown = columns.map((one) => one.key);
  const all: readonly ColumnKey[] = [
    ...shown,
    ...[...(across ? (['partnership'] as const) : []), ...COLUMNS].filter((key) => !shown.includes(key)),
  ];
  const save = (next: readonly Column[]) => onChange(writeColumns(next, across));
  const name = (key: ColumnKey) => t(`tickets.column.${key}`);
  return (
    <Popover position="bottom-end" shadow="md" width={300} trapFocus returnFocus transitionProps={{ duration: 0 }}>
      <Popover.Target>
        <Button leftSection={<IconColumns3 size={14} aria-hidden="true" />}>{t('queue.columns')}</Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('queue.columns')} className={styles.columnMenu}>
        <ul>
          {all.map((key) => {
            const column = columns.find((one) => one.key === key);
            const width = column?.width ?? SHARED_WIDTH;
            return (
              <li key={key}>
                <Checkbox
                  size="xs"
                  label={name(key)}
                  checked={column !== undefined}
                  disabled={key === 'subject'}
                  onChange={() => save(toggled(columns, key))}
                />
                {column ? (
                  <span className={styles.columnTools}>
                    {(
                      [
                        ['narrower', IconMinus, () => save(withWidth(columns, key, width - STEP))],
                        ['wider', IconPlus, () => save(withWidth(columns, key, width + STEP))],
                        ['earlier', IconArrowUp, () => save(moved(columns, key, -1))],
                        ['later', IconArrowDown, () => save(moved(columns, key, 1))],
                      ] as const
                    ).map(([what, Icon, act]) => (
                      <ActionIcon
                        key={what}
                        variant="subtle"
                        size={24}
                        aria-label={t(`queue.column.${what}`, { name: name(key) })}
                        onClick={act}
                      >
                        <Icon size={14} />
                      </ActionIcon>
                    ))}
                  </span>
                ) : null}
              </li>
            );
          })}
        </ul>
        <Button onClick={() => onChange(undefined)}>{t('queue.usualColumns')}</Button>
      </Popover.Dropdown>
    </Popover>
  );
}
