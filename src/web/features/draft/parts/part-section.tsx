/** One list of a part: its heading, what it is for, its actions, and what to do first where it is empty. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './parts.module.css';

export interface PartSectionProps {
  readonly title: string;
  readonly text?: ReactNode;
  /** Absent for who may not edit. */
  readonly add?: { readonly label: string; readonly action: () => void } | null;
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}

export function PartSection({ title, text, add, actions, children }: PartSectionProps) {
  return (
    <section className={styles.section}>
      <div className={styles.head}>
        <h2>{title}</h2>
        {actions}
        {add ? <Button onClick={add.action}>{add.label}</Button> : null}
      </div>
      {text ? <p className="mute">{text}</p> : null}
      {children}
    </section>
  );
}
