/** The current cell in words: whose it is and why. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from '../../lib/i18n/translation.js';
import { useHere } from '../../lib/session.js';
import { TeamChip } from '../../lib/team-chip.js';
import { paths } from '../../paths.js';
import type { Cell, Column, Row } from './grid.js';
import styles from './matrix.module.css';

export interface CellFactsProps {
  readonly row: Row;
  readonly column: Column;
  readonly cell: Cell;
  /** The version that is shown; undefined for the one in force. */
  readonly version: string | undefined;
}

export function CellFacts({ row, column, cell, version }: CellFactsProps) {
  const { t } = useTranslation();
  const here = useHere();
  const { outcome } = cell;
  return (
    <section className={styles.cellFacts} aria-live="polite" aria-label={t('agreement.cell')}>
      <h2>{t('agreement.cell')}</h2>
      <p>
        {row.path}, {column.windowName}, {t('words.tier', { tier: column.tiers.join('-') })}
      </p>
      <p>
        <TeamChip team={outcome.owned ? (outcome.accountable ?? outcome.team) : null} />{' '}
        <span className="mute">
          {cell.from === 'own' ? t('agreement.setHere') : cell.from === 'exception' ? t('agreement.byException') : ''}
          {outcome.owned && outcome.scope !== 'included' ? ` · ${t(`words.scope.${outcome.scope}`)}` : ''}
        </span>
      </p>
      {outcome.owned && outcome.team !== outcome.accountable && outcome.accountable !== null ? (
        <p>{t('agreement.worker', { team: here.teamName(outcome.team) })}</p>
      ) : null}
      <ul>
        {cell.causes.map((cause) => (
          <li className="mute" key={`${cause.code} ${cause.ref} ${cause.text}`}>
            {cause.text}
          </li>
        ))}
      </ul>
      <Link to={paths.situation} params={{ partnership: here.id }} search={{ category: row.category.id, tier: column.tiers[0], version }}>
        {t('agreement.tryThis')}
      </Link>
    </section>
  );
}
