/** The tree of the catalogue: walked with arrow keys, each row with its actions. */
import { IconArrowDown, IconArrowUp, IconChevronDown, IconChevronRight, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { type KeyboardEvent, memo, type ReactNode, useEffect, useRef } from 'react';
import { isRoot } from '../../../../core/drafting/catalogue.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import type { CatalogueRow, Mentions } from './catalogue-rows.js';
import styles from './parts.module.css';

export type CatalogueAction = 'add' | 'edit' | 'remove' | 'up' | 'down' | 'toggle';

export interface CatalogueTreeProps {
  readonly rows: readonly CatalogueRow[];
  readonly mentions: ReadonlyMap<string, Mentions>;
  readonly current: string;
  /** Rises when the current row should take the focus. */
  readonly focusRequest: number;
  readonly mayEdit: boolean;
  readonly onCurrent: (id: string) => void;
  readonly onAct: (row: CatalogueRow, action: CatalogueAction) => void;
}

export function CatalogueTree({ rows, mentions, current, focusRequest, mayEdit, onCurrent, onAct }: CatalogueTreeProps) {
  const { t } = useTranslation();
  const table = useRef<HTMLTableElement>(null);
  const at = Math.max(
    rows.findIndex(({ category }) => category.id === current),
    0,
  );
  const focus = (id: string): void => {
    table.current?.querySelector<HTMLElement>(`[data-category="${CSS.escape(id)}"]`)?.focus();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the request names the moment, the row is read then
  useEffect(() => {
    if (focusRequest > 0) focus(current);
  }, [focusRequest]);
  const go = (to: number): void => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, to))];
    if (!row) return;
    onCurrent(row.category.id);
    focus(row.category.id);
  };
  const onKey = (event: KeyboardEvent): void => {
    const row = rows[at];
    // Keys of a button within a row are its own.
    if (!row || event.defaultPrevented || event.ctrlKey || event.metaKey || !(event.target as HTMLElement).matches('[data-category]'))
      return;
    const action = actionOf(event, row);
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  };
  const actionOf = (event: KeyboardEvent, row: CatalogueRow): (() => void) | null => {
    const act = (action: CatalogueAction) => () => onAct(row, action);
    if (event.altKey) {
      if (event.key === 'ArrowUp') return act('up');
      return event.key === 'ArrowDown' ? act('down') : null;
    }
    switch (event.key) {
      case 'ArrowUp':
        return () => go(at - 1);
      case 'ArrowDown':
        return () => go(at + 1);
      case 'Home':
        return () => go(0);
      case 'End':
        return () => go(rows.length - 1);
      case 'ArrowRight':
        if (row.children > 0 && !row.open) return act('toggle');
        return row.open ? () => go(at + 1) : null;
      case 'ArrowLeft':
        if (row.open) return act('toggle');
        return () => go(rows.findIndex(({ category }) => category.id === row.category.parent));
      case 'Insert':
      case '+':
        return act('add');
      case 'Enter':
      case 'F2':
        return act('edit');
      case 'Delete':
        return act('remove');
      default:
        return null;
    }
  };
  return (
    <div className={styles.treeScroll}>
      <table
        className={styles.tree}
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows unfold and are walked with arrow keys is a tree grid
        role="treegrid"
        aria-label={t('parts.catalogue.title')}
        onKeyDown={onKey}
      >
        <thead>
          <tr>
            <th scope="col">{t('agreement.category')}</th>
            <th scope="col">{t('parts.catalogue.decides')}</th>
            <th scope="col">{t('parts.catalogue.namedBy')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('draft.exception.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <TreeRow
              key={row.category.id}
              row={row}
              mentions={mentions.get(row.category.id)}
              isCurrent={index === at}
              mayEdit={mayEdit}
              onCurrent={onCurrent}
              onAct={onAct}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface TreeRowProps extends Pick<CatalogueTreeProps, 'mayEdit' | 'onCurrent' | 'onAct'> {
  readonly row: CatalogueRow;
  readonly mentions: Mentions | undefined;
  readonly isCurrent: boolean;
}

/** Why a category cannot go; null when it can. */
export function staysBecause(row: CatalogueRow): 'root' | 'children' | null {
  if (isRoot(row.category.id)) return 'root';
  return row.children > 0 ? 'children' : null;
}

const sameRow = (one: CatalogueRow, other: CatalogueRow): boolean =>
  one.category === other.category &&
  one.depth === other.depth &&
  one.children === other.children &&
  one.open === other.open &&
  one.found === other.found &&
  one.first === other.first &&
  one.last === other.last &&
  one.decides === other.decides;

const TreeRow = memo(
  function TreeRow({ row, mentions, isCurrent, mayEdit, onCurrent, onAct }: TreeRowProps) {
    const { t } = useTranslation();
    const { category, depth, children, open, decides } = row;
    const root = isRoot(category.id);
    const stays = staysBecause(row);
    // Buttons of other rows are reached through their row.
    const tabIndex = isCurrent ? 0 : -1;
    // Plain buttons: a catalogue of hundreds has thousands of them.
    const action = (what: CatalogueAction, label: string, Icon: typeof IconPlus, reason: string | null = null): ReactNode => (
      <button
        type="button"
        className={styles.rowAction}
        tabIndex={tabIndex}
        aria-label={label}
        title={reason ?? label}
        aria-disabled={reason !== null || undefined}
        aria-description={reason ?? undefined}
        onClick={() => reason === null && onAct(row, what)}
      >
        <Icon size={15} aria-hidden="true" />
      </button>
    );
    const { name } = category;
    return (
      <tr
        data-category={category.id}
        data-root={root || undefined}
        data-way={!row.found || undefined}
        aria-level={depth + 1}
        aria-expanded={children > 0 ? open : undefined}
        aria-selected={isCurrent}
        tabIndex={tabIndex}
        onFocus={() => onCurrent(category.id)}
      >
        <td style={{ paddingLeft: 4 + depth * 18 }}>
          <span className={styles.branch}>
            {children > 0 ? (
              <button
                type="button"
                className={styles.fold}
                tabIndex={-1}
                aria-label={t(open ? 'draft.fold' : 'draft.unfold', { category: name })}
                onClick={() => onAct(row, 'toggle')}
              >
                {open ? <IconChevronDown size={13} aria-hidden="true" /> : <IconChevronRight size={13} aria-hidden="true" />}
              </button>
            ) : (
              <span className={styles.noFold} />
            )}
            <span>{name}</span>
          </span>
        </td>
        <td className={row.inherits ? 'mute' : undefined}>{decides === null ? '' : t(`parts.decides.${decides}`)}</td>
        <td className="mute">
          {[
            mentions?.rows ? t('parts.catalogue.rows', { count: mentions.rows }) : '',
            mentions?.exceptions ? t('parts.catalogue.exceptions', { count: mentions.exceptions }) : '',
          ]
            .filter(Boolean)
            .join(', ')}
        </td>
        <td className={styles.actions}>
          {mayEdit ? (
            <>
              {action('add', t('parts.catalogue.addBelow', { name }), IconPlus)}
              {root ? null : (
                <>
                  {action('edit', t('draft.teams.edit', { name }), IconPencil)}
                  {action('up', t('draft.exception.up', { id: name }), IconArrowUp, row.first ? t('parts.catalogue.isFirst') : null)}
                  {action('down', t('draft.exception.down', { id: name }), IconArrowDown, row.last ? t('parts.catalogue.isLast') : null)}
                  {action(
                    'remove',
                    t('parts.removeOne', { name }),
                    IconTrash,
                    stays === 'children' ? t('parts.catalogue.hasChildren', { count: children }) : null,
                  )}
                </>
              )}
            </>
          ) : null}
        </td>
      </tr>
    );
  },
  (one, other) =>
    sameRow(one.row, other.row) &&
    one.isCurrent === other.isCurrent &&
    one.mayEdit === other.mayEdit &&
    one.mentions?.rows === other.mentions?.rows &&
    one.mentions?.exceptions === other.mentions?.exceptions &&
    one.onAct === other.onAct,
);
