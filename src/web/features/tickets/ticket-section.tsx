/** A short list of tickets under a heading, with the way to all of them. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useHotkeys } from '../../lib/hotkeys.js';
import { useHere } from '../../lib/session.js';
import { TeamChip } from '../../lib/team-chip.js';
import { paths } from '../../paths.js';
import type { TicketRow } from './queue/use-queue.js';
import styles from './ticket-section.module.css';
import { Due, Priority } from './ticket-words.js';

export interface TicketSectionProps {
  readonly title: string;
  readonly text?: string | undefined;
  readonly rows: readonly TicketRow[];
  readonly now: number;
  readonly all: ReactNode;
}

export const TicketSection = ({ title, text, rows, now, all }: TicketSectionProps) => {
  const here = useHere();
  if (rows.length === 0) return null;
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.sectionHead}>
        <h2>{title}</h2>
        {text ? <span className={styles.text}>{text}</span> : null}
        {all}
      </div>
      <ul className={styles.list}>
        {rows.map((row) => (
          <li className={styles.row} key={row.id}>
            <span className="mute">{row.number}</span>
            <Link className={styles.subject} data-row-link to={paths.ticket} params={{ partnership: here.id, ticket: row.id }}>
              {row.subject}
            </Link>
            <Priority priority={row.priority} />
            <span>
              <TeamChip team={row.holder?.team ?? null} party={row.holder?.party ?? null} />
            </span>
            <span className={styles.due}>
              <Due row={row} now={now} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** `j` and `k` walk the links of all sections of the page. */
export function useRowKeys(): void {
  const step = (by: number) => {
    const links = [...document.querySelectorAll<HTMLElement>('[data-row-link]')];
    const at = links.indexOf(document.activeElement as HTMLElement);
    links[Math.max(0, Math.min(links.length - 1, at + by))]?.focus();
  };
  useHotkeys({ j: () => step(1), k: () => step(-1) });
}
