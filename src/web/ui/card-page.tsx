/** A page outside the frame: one thing to do, in the middle. */
import type { ReactNode } from 'react';
import styles from './card-page.module.css';

export const CardPage = ({ children, wide = false }: { readonly children: ReactNode; readonly wide?: boolean }) => (
  <main className={styles.page}>
    <div className={styles.inner} data-wide={wide || undefined}>
      <div className={styles.brand}>
        <img src="/icon.svg" alt="" width="24" height="24" />
        Tandem
      </div>
      {children}
      <div id="overlays" />
    </div>
  </main>
);
