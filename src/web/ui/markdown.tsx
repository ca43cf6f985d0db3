/** A text of somebody, as Markdown. Most texts have no mark-up at all: for those nothing is fetched. */
import { lazy, Suspense } from 'react';
import styles from './markdown.module.css';

const Rich = lazy(() => import('./markdown-rich.js').then((part) => ({ default: part.MarkdownRich })));

const MARKED = /[*_`#>[\]|~]|https?:\/\/|^\s*(?:[-+]|\d+[.)])\s/m;

export function Markdown({ text }: { readonly text: string }) {
  const plain = <div className={styles.plain}>{text}</div>;
  if (!MARKED.test(text)) return plain;
  return (
    <Suspense fallback={plain}>
      <div className={styles.text}>
        <Rich text={text} />
      </div>
    </Suspense>
  );
}
