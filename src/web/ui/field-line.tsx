import type { ReactNode } from 'react';
import styles from './field-line.module.css';

/** Short fields beside each other, as many as there is room for. Hints stand below the field, so that the fields keep one line. */
export const FieldLine = ({ children }: { readonly children: ReactNode }) => <div className={styles.line}>{children}</div>;
