// biome-ignore-all lint/a11y/useSemanticElements: a virtual list in a grid layout keeps its table roles only when they are written out
// biome-ignore-all lint/a11y/useFocusableInteractive: the button in it takes the focus
/** The heading of a group, which folds it. */
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import type { Names } from '../../../lib/agreement-names.js';
import { useFormat } from '../../../lib/format.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { TeamChip } from '../../../lib/team-chip.js';
import styles from './queue.module.css';
import { type By, dayEdges, type Section } from './sections.js';

export interface GroupHeadProps {
  readonly section: Section;
  /** Null: not counted. */
  readonly count: number | null;
  /** There may be more than were counted. */
  readonly more: boolean;
  readonly by: By;
  readonly folded: boolean;
  readonly top: number;
  readonly line: number;
  readonly names: Names;
  readonly onFold: () => void;
}

const DAYS = ['soon', 'today', 'tomorrow', 'week', 'later'] as const;

export function GroupHead({ section, count, more, by, folded, top, line, names, onFold }: GroupHeadProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { key, label } = section;
  const title = () => {
    if (by === 'status') return t(`words.status.${key as 'new'}`);
    if (by === 'priority') return key;
    if (by === 'holder') return <TeamChip team={key} />;
    if (by === 'assignee') return key === null ? t('queue.unassigned') : (label ?? t('queue.formerMember'));
    if (by === 'category') return names.categoryPath(key ?? '');
    if (key === null) return t('queue.day.none');
    if (key === 'before') return t('queue.day.before');
    const place = dayEdges(Date.now()).findLastIndex((edge) => edge <= Number(key) + 60_000);
    return t(`queue.day.${DAYS[place + 1] ?? 'today'}`);
  };
  const total = count === null ? null : more && count === 0 ? '' : `${format.number(count)}${more ? '+' : ''}`;
  return (
    <div className={styles.group} role="row" aria-rowindex={line + 2} style={{ transform: `translateY(${top}px)` }} data-by={by}>
      <span role="cell">
        <button type="button" aria-expanded={!folded} onClick={onFold}>
          {folded ? <IconChevronRight size={14} aria-hidden="true" /> : <IconChevronDown size={14} aria-hidden="true" />}
          <b>{title()}</b>
          {total === null ? null : <span className={styles.faint}>{total}</span>}
        </button>
      </span>
    </div>
  );
}
