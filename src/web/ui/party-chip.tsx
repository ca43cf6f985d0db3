/** Who has it: a name on the tint of its side. */
import type { ReactNode } from 'react';
import styles from './party-chip.module.css';
import type { Tone } from './tone.js';

export interface PartyChipProps {
  readonly tone: Tone;
  readonly label: string;
  /** `faint`: inherited or said elsewhere. */
  readonly look?: 'full' | 'faint';
  /** A dashed outline, for work outside the included scope. */
  readonly dashed?: boolean;
  readonly note?: ReactNode;
  readonly title?: string | undefined;
}

export const PartyChip = ({ tone, label, look = 'full', dashed = false, note, title }: PartyChipProps) => (
  <span className={styles.chip} data-tone={tone} data-look={look} data-dashed={dashed || undefined} title={title}>
    <span className={styles.label}>{label}</span>
    {note ? <span className={styles.note}>{note}</span> : null}
  </span>
);

/** In place of an owner where there is none: an alarm, not a party. */
export const NobodyChip = ({ label }: { readonly label: string }) => <span className={styles.alarm}>{label}</span>;
