/** A button that says why it cannot be pressed. It stays reachable by keyboard, so that the reason can be read. */
import { Button, type ButtonProps, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';

export interface ReasonButtonProps extends Omit<ButtonProps, 'disabled'> {
  /** Null: it can be pressed. */
  readonly reason: string | null;
  readonly type?: 'button' | 'submit';
  readonly onClick?: () => void;
  readonly children: ReactNode;
}

export function ReasonButton({ reason, onClick, children, ...rest }: ReasonButtonProps) {
  if (reason === null) {
    return (
      <Button {...rest} {...(onClick ? { onClick } : {})}>
        {children}
      </Button>
    );
  }
  return (
    <Tooltip label={reason}>
      <Button {...rest} data-disabled aria-disabled aria-description={reason} onClick={(event) => event.preventDefault()}>
        {children}
      </Button>
    </Tooltip>
  );
}
