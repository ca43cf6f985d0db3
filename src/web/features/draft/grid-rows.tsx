/** Rows of the grid; one is drawn again only when something in it changed. */
import { IconChevronDown, IconChevronRight, IconMessage, IconPlus } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { memo, type ReactNode } from 'react';
import type { Here } from '../../lib/here.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { useHere } from '../../lib/session.js';
import { PartyChip } from '../../ui/party-chip.js';
import styles from './draft.module.css';
import type { DraftCell, DraftColumn, DraftRow } from './draft-grid.js';
import look from './grid-find.module.css';
import presence from './presence.module.css';
import { PresenceMark } from './presence-list.js';

/** Somebody else in a cell. */
export interface InCell {
  readonly column: number;
  readonly name: string;
  readonly tone: string;
}

export interface GridRowProps {
  readonly row: DraftRow;
  readonly columns: readonly DraftColumn[];
  readonly at: number;
  /** The head of the selection, -1 where it lies in another row. */
  readonly head: number;
  readonly left: number;
  /** Below `left` where nothing of this row is selected. */
  readonly right: number;
  /** Per column a letter: f in the finding shown, g changed by others, c spoken about. */
  readonly marks: string;
  readonly editor: ReactNode;
  readonly onToggle: (category: string) => void;
  /** How many exceptions name this category and how many one above it, as `own,above`; empty without any. */
  readonly exceptions: string;
  readonly onExceptions: (category: string) => void;
  /** Others in cells of this row, as the text of a list of `InCell`; empty without any. */
  readonly others: string;
  readonly onAdd: ((category: string) => void) | null;
}

export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { row, columns, at, head, left, right, marks, editor, onToggle, exceptions, onExceptions, others, onAdd } = props;
  const inCells = others === '' ? [] : (JSON.parse(others) as readonly InCell[]);
  const { t } = useTranslation();
  const here = useHere();
  const flags = marks.split(',');
  const { category, depth, hasChildren, closed } = row;
  return (
    <tr data-root={depth === 0 || undefined} aria-rowindex={at + 2}>
      <th scope="row" style={{ paddingLeft: 4 + depth * 16 }} title={row.path}>
        {hasChildren ? (
          <button
            type="button"
            className={styles.fold}
            tabIndex={-1}
            aria-expanded={!closed}
            aria-label={t(closed ? 'draft.unfold' : 'draft.fold', { category: category.name })}
            onClick={() => onToggle(category.id)}
          >
            {closed ? <IconChevronRight size={13} aria-hidden="true" /> : <IconChevronDown size={13} aria-hidden="true" />}
          </button>
        ) : (
          <span className={styles.noFold} />
        )}
        {category.name}
        {exceptions === '' ? null : <RowMark category={category.name} counts={exceptions} onShow={() => onExceptions(category.id)} />}
        {onAdd ? (
          <button
            type="button"
            className={styles.addBelow}
            tabIndex={-1}
            aria-label={t('parts.catalogue.addBelow', { name: category.name })}
            title={t('parts.catalogue.addBelow', { name: category.name })}
            onClick={() => onAdd(category.id)}
          >
            <IconPlus size={13} aria-hidden="true" />
          </button>
        ) : null}
      </th>
      {row.cells.map((cell, index) => {
        const flag = flags[index] ?? '';
        return (
          <td
            key={columns[index]!.key}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a grid can be selected
            role="gridcell"
            data-place={`${at}-${index}`}
            tabIndex={head === index ? 0 : -1}
            aria-selected={index >= left && index <= right}
            data-head={head === index || undefined}
            data-gap={(cell.from === 'none' && !cell.mixed) || undefined}
            data-in-finding={flag.includes('f') || undefined}
            data-glow={flag.includes('g') || undefined}
          >
            {cellContent(cell, t, here)}
            {flag.includes('c') ? (
              <span className={styles.spoken} role="img" aria-label={t('draft.talk.here')} title={t('draft.talk.here')}>
                <IconMessage size={11} aria-hidden="true" />
              </span>
            ) : null}
            {inCells
              .filter((one) => one.column === index)
              .map(({ name, tone }) => (
                <span
                  key={name}
                  className={presence.inCell}
                  role="img"
                  aria-label={t('draftLevels.here.mark', { name })}
                  title={t('draftLevels.here.mark', { name })}
                >
                  <PresenceMark name={name} tone={tone} />
                </span>
              ))}
            {head === index ? editor : null}
          </td>
        );
      })}
    </tr>
  );
});

interface RowMarkProps {
  readonly category: string;
  readonly counts: string;
  readonly onShow: () => void;
}

function RowMark({ category, counts, onShow }: RowMarkProps) {
  const { t } = useTranslation();
  const [own = 0, above = 0] = counts.split(',').map(Number);
  const label = t('draftLevels.cell.exceptions', { count: own + above, category });
  return (
    <button
      type="button"
      className={look.exceptions}
      tabIndex={-1}
      data-above={own === 0 || undefined}
      aria-label={label}
      title={label}
      onClick={onShow}
    >
      {`×${own + above}`}
    </button>
  );
}

/** A function and no component: there are thousands of cells, and each would ask for language and partnership by itself. */
function cellContent(cell: DraftCell, t: TFunction, here: Here): ReactNode {
  if (cell.mixed) return <span className="mute">{t('draft.mixed')}</span>;
  const { rule } = cell;
  if (rule === null || rule.accountable === null) return t('words.nobody');
  const { accountable } = rule;
  const workers = rule.responsible.filter((team) => team !== accountable);
  return (
    <PartyChip
      tone={here.tone(here.partyOfTeam(accountable))}
      label={here.teamName(accountable)}
      look={cell.from === 'inherited' ? 'faint' : 'full'}
      dashed={rule.scope !== 'included'}
      note={
        workers.length > 0 ? (
          <abbr className={styles.worker} title={t('agreement.worker', { team: workers.map(here.teamName).join(', ') })}>
            R
          </abbr>
        ) : undefined
      }
    />
  );
}
