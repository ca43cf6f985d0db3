/** What moving the chosen tickets would change: in figures, ticket by ticket, and the button that does it. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { z } from 'zod';
import type { agreementVersion } from '../../../contract/agreements.js';
import { useFormat } from '../../lib/format.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { useNow } from '../../lib/now.js';
import { ProblemNote } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { TeamChip } from '../../lib/team-chip.js';
import { paths } from '../../paths.js';
import { Progress } from '../../ui/progress.js';
import { DataTable } from '../../ui/table.js';
import { ConfirmMove } from './confirm-move.js';
import { byChange, clockWords, figuresOf, type MovePreview, obstacleWords } from './move-words.js';
import styles from './upkeep.module.css';
import { useMovePreview } from './use-move-preview.js';

const PAGE = 50;
const COLUMNS = ['ticket', 'version', 'holder', 'named', 'clocks'] as const;

export interface MovePreviewListProps {
  readonly versions: readonly number[];
  readonly to: z.infer<typeof agreementVersion>;
  readonly total: number;
  readonly onStarted: (move: string) => void;
}

export function MovePreviewList({ versions, to, total, onStarted }: MovePreviewListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const here = useHere();
  const { query, items, running, stop, partial } = useMovePreview(here.id, to.id, versions);
  const [shown, setShown] = useState(PAGE);
  const [asking, setAsking] = useState(false);
  const figures = figuresOf(items);
  const mostChanged = byChange(items);
  if (running) {
    const done = t('upkeep.moves.progress', { done: format.number(items.length), total: format.number(total) });
    return (
      <div className={styles.running} role="status">
        <span>
          {t('upkeep.moves.previewing')} · <span className="mute">{done}</span>
        </span>
        <Progress label={t('upkeep.moves.previewing')} share={total === 0 ? null : Math.min(1, items.length / total)} />
        <Button size="compact-sm" style={{ justifySelf: 'start' }} onClick={stop}>
          {t('upkeep.moves.stop')}
        </Button>
      </div>
    );
  }
  const version = to.version;
  const lines = [
    t('upkeep.moves.canMove', { count: figures.movable, version }),
    ...(figures.staying > 0 ? [t('upkeep.moves.stays', { count: figures.staying })] : []),
    ...(figures.clocks > 0 ? [t('upkeep.moves.clocks', { count: figures.clocks })] : []),
    ...(figures.named > 0 ? [t('upkeep.moves.named', { count: figures.named })] : []),
    ...(figures.otherParty > 0 ? [t('upkeep.moves.parties', { count: figures.otherParty })] : []),
  ];
  const head = COLUMNS.map((key) => ({ key, text: t(`upkeep.moves.columns.${key}`, { version }) }));
  return (
    <>
      <ProblemNote error={query.error} retry={() => void query.refetch()} />
      {items.length === 0 ? null : (
        <>
          {partial ? (
            <p className={styles.text}>{t('upkeep.moves.partial', { done: format.number(items.length), total: format.number(total) })}</p>
          ) : null}
          <ul className={styles.figures}>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <div className={styles.table}>
            <DataTable label={t('upkeep.moves.preview')} head={head}>
              <tbody>
                {mostChanged.slice(0, shown).map((item) => (
                  <PreviewRow key={item.ticket} item={item} />
                ))}
              </tbody>
            </DataTable>
          </div>
          <div className={styles.actions} style={{ margin: '10px 0 0' }}>
            {shown < items.length ? <Button onClick={() => setShown(shown + PAGE)}>{t('upkeep.moves.more')}</Button> : null}
            {figures.movable === 0 || partial ? null : (
              <Button variant="filled" onClick={() => setAsking(true)}>
                {t('upkeep.moves.move', { count: figures.movable })}
              </Button>
            )}
          </div>
        </>
      )}
      {asking ? <ConfirmMove versions={versions} to={to} figures={figures} onClose={() => setAsking(false)} onStarted={onStarted} /> : null}
    </>
  );
}

function PreviewRow({ item }: { readonly item: MovePreview }) {
  const { t } = useTranslation();
  const format = useFormat();
  const here = useHere();
  const now = useNow();
  return (
    <tr>
      <td>
        <Link to={paths.ticket} params={{ partnership: here.id, ticket: item.ticket }}>
          {item.number}
        </Link>{' '}
        {item.subject}
      </td>
      <td>{item.version}</td>
      <td>
        <TeamChip team={item.holder?.team ?? null} party={item.holder?.party ?? null} />
      </td>
      {item.obstacle === null ? (
        <>
          <td>
            {item.named === null ? (
              <span className="mute">{t('upkeep.moves.sameTeam')}</span>
            ) : (
              <TeamChip team={item.named.team} party={item.named.party} />
            )}
          </td>
          <td>
            {item.clocks.length === 0 ? (
              <span className="mute">{t('upkeep.moves.noClock')}</span>
            ) : (
              item.clocks.map((clock) => <div key={clock.kind}>{clockWords(clock, t, format, now)}</div>)
            )}
          </td>
        </>
      ) : (
        <td colSpan={2}>{obstacleWords(item.obstacle, t, here.teamName)}</td>
      )}
    </tr>
  );
}
