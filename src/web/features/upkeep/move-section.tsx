/** Open tickets that follow an older version: which, what moving them would change, and the move itself. */
import { Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { getTicketMoves } from '../../../contract/upkeep.js';
import { queryOf } from '../../lib/api.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { Loaded } from '../../lib/loaded.js';
import { useHere } from '../../lib/session.js';
import { ReasonButton } from '../../ui/reason-button.js';
import { SkeletonRows } from '../../ui/states.js';
import type { TicketMoves } from './answers.js';
import { MoveOutcome } from './move-outcome.js';
import { MovePreviewList } from './move-preview.js';
import { PastMoves } from './past-moves.js';
import { reasonOf } from './reasons.js';
import type { UpkeepSearch } from './search.js';
import styles from './upkeep.module.css';

export interface MoveSectionProps {
  /** The move whose outcome is shown; undefined: the one under way, if there is one. */
  readonly move: string | undefined;
  readonly outcome: UpkeepSearch['outcome'];
  readonly onShow: (move: string | undefined) => void;
}

export function MoveSection({ move, outcome, onShow }: MoveSectionProps) {
  const { t } = useTranslation();
  const here = useHere();
  const query = useQuery(queryOf(getTicketMoves, { params: { partnership: here.id } }));
  return (
    <section className={styles.section} aria-labelledby="upkeep-moves">
      <div className={styles.head}>
        <h2 id="upkeep-moves">{t('upkeep.moves.title')}</h2>
      </div>
      <Loaded query={query} skeleton={<SkeletonRows label={t('common.loading')} rows={3} />}>
        {(data) => {
          const underWay = data.moves.find((one) => one.endedAt === null)?.id;
          const shown = move ?? underWay;
          return (
            <>
              <Choice key={data.to.id} data={data} underWay={underWay !== undefined} onStarted={onShow} />
              {shown === undefined ? null : <MoveOutcome key={shown} move={shown} outcome={outcome} />}
              <PastMoves moves={data.moves} shown={shown} onShow={onShow} />
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

interface ChoiceProps {
  readonly data: TicketMoves;
  readonly underWay: boolean;
  readonly onStarted: (move: string) => void;
}

function Choice({ data: { to, versions, can }, underWay, onStarted }: ChoiceProps) {
  const { t } = useTranslation();
  const [left, setLeft] = useState<readonly number[]>([]);
  const [previewed, setPreviewed] = useState<readonly number[] | null>(null);
  const chosen = versions.filter((one) => !left.includes(one.version));
  const total = versions.reduce((sum, one) => sum + one.tickets, 0);
  if (total === 0) return <p className={styles.text}>{t('upkeep.moves.none', { version: to.version })}</p>;
  const reason = reasonOf(can.move, t) ?? (underWay ? t('upkeep.moves.underWay') : chosen.length === 0 ? t('upkeep.moves.missing') : null);
  const choose = (values: readonly string[]) => {
    setLeft(versions.map((one) => one.version).filter((version) => !values.includes(String(version))));
    setPreviewed(null);
  };
  return (
    <>
      <p className={styles.text}>{t('upkeep.moves.text', { count: total, version: to.version })}</p>
      <div className={styles.choice}>
        <Checkbox.Group label={t('upkeep.moves.choose')} value={chosen.map((one) => String(one.version))} onChange={choose}>
          {versions.map(({ version, tickets }) => (
            <Checkbox key={version} value={String(version)} label={t('upkeep.moves.version', { version, count: tickets })} mt={6} />
          ))}
        </Checkbox.Group>
        <ReasonButton reason={reason} onClick={() => setPreviewed(chosen.map((one) => one.version))}>
          {t('upkeep.moves.preview')}
        </ReasonButton>
      </div>
      {previewed === null || underWay ? null : (
        <MovePreviewList
          key={previewed.join()}
          versions={previewed}
          to={to}
          total={chosen.reduce((sum, one) => sum + one.tickets, 0)}
          onStarted={(move) => {
            setPreviewed(null);
            onStarted(move);
          }}
        />
      )}
    </>
  );
}
