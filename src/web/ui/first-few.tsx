/** A long list begins with its first few; one press shows all. */
import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';

export interface FirstFew<Item> {
  readonly shown: readonly Item[];
  /** Null when nothing is left out. */
  readonly more: ReactNode;
}

export function useFirstFew<Item>(items: readonly Item[], few: number, label: string): FirstFew<Item> {
  const [all, setAll] = useState(false);
  if (all || items.length <= few) return { shown: items, more: null };
  return {
    shown: items.slice(0, few),
    more: (
      <Button size="compact-sm" mt={8} className="no-print" onClick={() => setAll(true)}>
        {label}
      </Button>
    ),
  };
}
