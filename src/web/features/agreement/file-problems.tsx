/** Everything that is wrong with a file: where, what, and the line itself. */
import type { Problem } from '../../../contract/errors.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { useFirstFew } from '../../ui/first-few.js';
import styles from './bring-in.module.css';
import { excerptOf } from './excerpt.js';

export interface FileProblemsProps {
  readonly name: string;
  readonly text: string;
  readonly problem: Problem;
}

const FEW = 12;

export function FileProblems({ name, text, problem }: FileProblemsProps) {
  const { t } = useTranslation();
  const { places, detail } = problem;
  const { shown, more } = useFirstFew(places, FEW, t('agreement.bringIn.showAll', { count: places.length }));
  return (
    <section className={styles.problems} aria-label={t('agreement.bringIn.problems')}>
      <p role="alert">
        <strong>{t('agreement.bringIn.refused', { name, count: places.length })}</strong> {t('agreement.bringIn.nothingStored')}
      </p>
      <ol>
        {shown.map(({ line, column, text: words }) => {
          const excerpt = line === undefined ? null : excerptOf(text, line, column ?? 1);
          return (
            <li key={`${line} ${column} ${words}`}>
              {line === undefined ? null : <span className={styles.place}>{t('problem.at', { line, column: column ?? 1 })}</span>}
              <span>{words}</span>
              {excerpt ? (
                <code className={styles.excerpt}>
                  {excerpt.before}
                  <mark>{excerpt.after || ' '}</mark>
                </code>
              ) : null}
            </li>
          );
        })}
      </ol>
      {more}
      {detail ? <p className="mute">{detail}</p> : null}
    </section>
  );
}
