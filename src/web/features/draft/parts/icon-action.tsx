/** A small action on a row. When it cannot be done it says why, and stays reachable by keyboard for that. */
import { ActionIcon, Tooltip } from '@mantine/core';
import type { IconPencil } from '@tabler/icons-react';

export interface IconActionProps {
  readonly label: string;
  readonly icon: typeof IconPencil;
  /** Null: it can be done. */
  readonly reason?: string | null;
  readonly tabIndex?: number;
  readonly onClick: () => void;
}

export function IconAction({ label, icon: Icon, reason = null, tabIndex, onClick }: IconActionProps) {
  const shared = { variant: 'subtle', size: 'md', 'aria-label': label, ...(tabIndex === undefined ? {} : { tabIndex }) } as const;
  if (reason === null)
    return (
      <ActionIcon {...shared} title={label} onClick={onClick}>
        <Icon size={15} aria-hidden="true" />
      </ActionIcon>
    );
  return (
    <Tooltip label={reason}>
      <ActionIcon {...shared} data-disabled aria-disabled aria-description={reason}>
        <Icon size={15} aria-hidden="true" />
      </ActionIcon>
    </Tooltip>
  );
}
