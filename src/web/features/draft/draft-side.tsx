/** Beside the grid: the cell and what is said about it, findings, suggestions. */
import { useTranslation } from '../../lib/i18n/translation.js';
import { ProblemNote } from '../../lib/problem.js';
import { SkeletonBlock } from '../../ui/states.js';
import { CellPanel, type CellPanelProps } from './cell-panel.js';
import styles from './draft.module.css';
import { DraftFindings, type DraftFindingsProps } from './draft-findings.js';
import type { DraftPart } from './search.js';
import { type About, type Comment, type Suggestion, Suggestions, Thread } from './talk-panel.js';
import type { Draft } from './use-draft-session.js';

export interface SideView {
  readonly tab: 'cell' | 'findings' | 'suggestions';
  /** The exception spoken about instead of a cell. */
  readonly exception: string | null;
}

type CellFacts = Pick<CellPanelProps, 'row' | 'column' | 'cell' | 'selected'> & { readonly about: About };

export interface DraftSideProps
  extends Pick<CellPanelProps, 'agreement' | 'onEdit' | 'onEmpty' | 'onScope'>,
    Pick<DraftFindingsProps, 'current' | 'onShow' | 'onMend'> {
  readonly draft: Draft;
  readonly part: DraftPart;
  readonly view: SideView;
  readonly onView: (view: SideView) => void;
  readonly cell: CellFacts;
  readonly findings: DraftFindingsProps['findings'] | null;
  readonly mayMend: boolean;
  readonly comments: readonly Comment[];
  readonly suggestions: readonly Suggestion[];
  readonly error: unknown;
  readonly onShowAbout: (about: About) => void;
}

const TABS = ['cell', 'findings', 'suggestions'] as const;

/** Whether something is said about a place; a comment on one tier belongs to the joined column as well. */
function isAbout(said: About, place: About, tiers: readonly number[]): boolean {
  if (said.kind === 'cell' && place.kind === 'cell')
    return said.category === place.category && said.window === place.window && tiers.includes(said.tier);
  if (said.kind === 'thing' && place.kind === 'thing') return said.list === place.list && said.id === place.id;
  return said.kind === 'draft' && place.kind === 'draft';
}

export function DraftSide(props: DraftSideProps) {
  const { draft, agreement, part, view, onView, cell, findings, comments, suggestions } = props;
  const { t } = useTranslation();
  const inMatrix = part === 'matrix';
  const place: About =
    view.exception !== null ? { kind: 'thing', list: 'exceptions', id: view.exception } : inMatrix ? cell.about : { kind: 'draft' };
  const open = suggestions.filter((one) => one.state === 'open').length;
  const count = { cell: 0, findings: findings?.length ?? 0, suggestions: open };
  return (
    <aside className={styles.side} aria-label={t('draft.side.label')}>
      <div className={styles.sideTabs} role="tablist" aria-label={t('draft.side.label')}>
        {TABS.map((tab) => (
          <button
            key={tab}
            id={`side-${tab}`}
            type="button"
            role="tab"
            aria-selected={view.tab === tab}
            aria-controls="side-body"
            onClick={() => onView({ tab, exception: null })}
          >
            {t(tab === 'cell' && !inMatrix ? 'draft.side.talk' : `draft.side.${tab}`)} {count[tab] > 0 ? count[tab] : ''}
          </button>
        ))}
      </div>
      <div className={styles.sideBody} id="side-body" role="tabpanel" aria-labelledby={`side-${view.tab}`}>
        {view.tab === 'cell' ? (
          <>
            {view.exception !== null ? (
              <h2>{t('draft.exception.one', { id: view.exception })}</h2>
            ) : inMatrix ? (
              <CellPanel agreement={agreement} {...cell} onEdit={props.onEdit} onEmpty={props.onEmpty} onScope={props.onScope} />
            ) : (
              <p className="mute">{t('draft.talk.aboutDraft')}</p>
            )}
            <Thread
              key={JSON.stringify(place)}
              draft={draft.id}
              about={place}
              comments={comments.filter((one) => isAbout(one.about, place, cell.column.tiers))}
              may={draft.can.discuss}
            />
          </>
        ) : view.tab === 'findings' ? (
          findings === null ? (
            <SkeletonBlock label={t('common.loading')} height={120} />
          ) : (
            <DraftFindings {...props} findings={findings} mayEdit={props.mayMend} />
          )
        ) : (
          <Suggestions draft={draft.id} agreement={agreement} suggestions={suggestions} onShow={props.onShowAbout} />
        )}
        <ProblemNote error={props.error} />
      </div>
    </aside>
  );
}
