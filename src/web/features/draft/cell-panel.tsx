/** The current cell in words. */
import { Button, NativeSelect } from '@mantine/core';
import { type Agreement, SCOPES, type Scope } from '../../../core/agreement/agreement.js';
import { ruleInWords } from '../../../core/agreement/words/rules.js';
import { namesOf } from '../../lib/agreement-names.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { useHere } from '../../lib/session.js';
import { TeamChip } from '../../lib/team-chip.js';
import styles from './draft.module.css';
import type { DraftCell, DraftColumn, DraftRow } from './draft-grid.js';

export interface CellPanelProps {
  readonly agreement: Agreement;
  readonly row: DraftRow;
  readonly column: DraftColumn;
  readonly cell: DraftCell;
  readonly selected: number;
  /** Null for somebody who may neither edit nor suggest. */
  readonly onEdit: (() => void) | null;
  readonly onEmpty: () => void;
  /** Changes the scope of the selected cells and leaves who has them. */
  readonly onScope: (scope: Scope) => void;
}

export function CellPanel({ agreement, row, column, cell, selected, onEdit, onEmpty, onScope }: CellPanelProps) {
  const { t } = useTranslation();
  const here = useHere();
  const { rule } = cell;
  const workers = rule?.responsible.filter((team) => team !== rule.accountable) ?? [];
  const list = (teams: readonly string[]) => teams.map(here.teamName).join(', ');
  return (
    <section aria-live="polite" aria-label={t('agreement.cell')}>
      <p>
        {row.path}, {column.windowName}, {t('words.tier', { tier: column.tiers.join('-') })}
      </p>
      {cell.mixed ? (
        <p className="mute">{t('draft.mixed')}</p>
      ) : (
        <p>
          <TeamChip team={rule?.accountable ?? null} />{' '}
          <span className="mute">
            {rule === null
              ? t('draft.cell.nobody')
              : cell.from === 'own'
                ? t('agreement.setHere')
                : t('draft.cell.inherited', { category: namesOf(agreement).category(rule.category) })}
            {rule && rule.scope !== 'included' ? ` · ${t(`words.scope.${rule.scope}`)}` : ''}
          </span>
        </p>
      )}
      {workers.length > 0 ? <p>{t('agreement.worker', { team: list(workers) })}</p> : null}
      {rule && rule.consulted.length > 0 ? (
        <p>
          {t('agreement.situation.consulted')}: {list(rule.consulted)}
        </p>
      ) : null}
      {rule && rule.informed.length > 0 ? (
        <p>
          {t('agreement.situation.informed')}: {list(rule.informed)}
        </p>
      ) : null}
      {onEdit && rule !== null ? (
        <NativeSelect
          size="xs"
          mt={8}
          label={t('draftLevels.cell.scope')}
          value={cell.mixed ? '' : rule.scope}
          data={[
            ...(cell.mixed ? [{ value: '', label: t('draft.mixed'), disabled: true }] : []),
            ...SCOPES.map((one) => ({ value: one, label: t(`words.scope.${one}`) })),
          ]}
          onChange={(event) => {
            const scope = SCOPES.find((one) => one === event.currentTarget.value);
            if (scope) onScope(scope);
          }}
        />
      ) : null}
      {rule !== null && !cell.mixed ? (
        <>
          <h2>{t('draftLevels.cell.sentence')}</h2>
          <p className={styles.said} lang="en">
            {ruleInWords(agreement, rule)}
          </p>
        </>
      ) : null}
      {onEdit ? (
        <div className={styles.findingActions}>
          <Button size="compact-sm" onClick={onEdit}>
            {t('draft.cell.change')}
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={onEmpty}>
            {t('draft.cell.empty')}
          </Button>
          {selected > 1 ? <span className="mute">{t('draft.cell.range', { count: selected })}</span> : null}
        </div>
      ) : null}
    </section>
  );
}
