/** An entry of a menu that says why it cannot be chosen. It stays reachable by keyboard, so that the reason can be read. */
import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';

export interface ReasonItemProps {
  /** Null: it can be chosen. */
  readonly reason: string | null;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

export function ReasonItem({ reason, onClick, children }: ReasonItemProps) {
  if (reason === null) return <Menu.Item onClick={onClick}>{children}</Menu.Item>;
  return (
    <Menu.Item data-disabled aria-disabled aria-description={reason} title={reason} closeMenuOnClick={false}>
      {children}
    </Menu.Item>
  );
}
