/** Heading of a page with what can be done on it. After a navigation the heading takes the focus, so that screen readers start there. */
import { type ReactNode, useEffect, useRef } from 'react';
import styles from './page-head.module.css';

export interface PageHeadProps {
  readonly title: string;
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  /** What the browser's tab says. */
  readonly documentTitle: string;
}

let visited = 0;

export function PageHead({ title, note, actions, documentTitle }: PageHeadProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = documentTitle;
  }, [documentTitle]);
  useEffect(() => {
    visited += 1;
    const free =
      document.activeElement === null || document.activeElement === document.body || document.activeElement.closest('nav') !== null;
    if (visited > 1 && free) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className={styles.head}>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {note ? <span className={styles.note}>{note}</span> : null}
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </div>
  );
}
