/** Moves that were, newest first; one press shows what came of each. */
import { Button } from '@mantine/core';
import { useFormat } from '../../lib/format.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import type { TicketMoves } from './answers.js';
import styles from './upkeep.module.css';

export interface PastMovesProps {
  readonly moves: TicketMoves['moves'];
  readonly shown: string | undefined;
  readonly onShow: (move: string | undefined) => void;
}

export function PastMoves({ moves, shown, onShow }: PastMovesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const past = moves.filter((move) => move.endedAt !== null);
  if (past.length === 0) return null;
  return (
    <>
      <h3 className={styles.sub}>{t('upkeep.moves.past')}</h3>
      <ul className={styles.list}>
        {past.map((move) => (
          <li key={move.id}>
            <div>
              {t('upkeep.moves.pastTo', { version: move.to })}
              <p className={styles.quiet}>
                {t('upkeep.moves.pastLine', {
                  name: move.by.name,
                  when: format.full(move.at),
                  moved: format.number(move.moved),
                  refused: format.number(move.refused),
                })}
              </p>
            </div>
            <div className={styles.actions}>
              <Button size="compact-sm" aria-pressed={shown === move.id} onClick={() => onShow(shown === move.id ? undefined : move.id)}>
                {t('upkeep.moves.result')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
