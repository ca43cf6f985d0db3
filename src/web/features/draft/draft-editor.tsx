/** The editor: the grid, its proof and what stands beside it. */
import { Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ComponentType, type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { getDiscussion } from '../../../contract/draft-discussion.js';
import { getFacts } from '../../../contract/facts.js';
import type { Agreement, Assignment } from '../../../core/agreement/agreement.js';
import type { Finding } from '../../../core/proof/finding.js';
import { queryOf } from '../../lib/api.js';
import { useHotkeys } from '../../lib/hotkeys.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { useHere } from '../../lib/session.js';
import { SkeletonBlock } from '../../ui/states.js';
import { filledDown, filledRight } from './clipboard.js';
import { ConflictDialog } from './conflict-dialog.js';
import styles from './draft.module.css';
import { partyShares } from './draft-grid.js';
import { PARTS } from './draft-parts.js';
import { DraftSide, type SideView } from './draft-side.js';
import { ExceptionsEditor } from './exceptions-editor.js';
import { blocksOf, changesOf } from './fills.js';
import type { GridAction } from './grid-view.js';
import { MatrixEditor } from './matrix-editor.js';
import { mended } from './mends.js';
import { CategoryDialog } from './parts/category-dialog.js';
import { PasteDialog } from './paste-dialog.js';
import { PresenceList } from './presence-list.js';
import { rescoped } from './scope-fills.js';
import type { DraftPart } from './search.js';
import { cellsIn, rangeOf } from './selection.js';
import { StatusLine } from './status-line.js';
import { SuggestDialog } from './suggest-dialog.js';
import type { About } from './talk-panel.js';
import { useActions } from './use-actions.js';
import { type Draft, newRuleId, useDraftSession } from './use-draft-session.js';
import { useGrid } from './use-grid.js';
import { usePaste } from './use-paste.js';
import { usePresence } from './use-presence.js';
import { useProof } from './use-proof.js';
import { useUndoKeys } from './use-undo-keys.js';

export interface DraftBarProps {
  readonly findings: readonly Finding[];
  readonly ownedShare: number;
  readonly parties: ReadonlyMap<string, number>;
  readonly next: Finding | undefined;
  readonly onJump: (finding: Finding) => void;
}

export interface DraftEditorProps {
  readonly draft: Draft;
  readonly part: DraftPart;
  /** The exceptions part shows only those for this category; null: all. */
  readonly category: string | null;
  readonly onPart: (part: DraftPart, category?: string) => void;
  /** The way to the other parts. */
  readonly tabs: ReactNode;
  readonly Bar: ComponentType<DraftBarProps>;
  /** Names parties and teams as the draft does. */
  readonly Under: ComponentType<{ readonly agreement: Agreement; readonly children: ReactNode }>;
}

export function DraftEditor({ Under, ...props }: DraftEditorProps) {
  const here = useHere();
  const presence = usePresence(here.id, props.draft.id);
  const { session, state } = useDraftSession(here.id, props.draft, presence.setHere);
  return (
    <Under agreement={state.agreement}>
      <Editor {...props} session={session} state={state} presence={presence} />
    </Under>
  );
}

type EditorProps = Omit<DraftEditorProps, 'Under'> &
  ReturnType<typeof useDraftSession> & { readonly presence: ReturnType<typeof usePresence> };

function Editor({ draft, part, category, onPart, tabs, Bar, session, state, presence }: EditorProps) {
  const { t } = useTranslation();
  const here = useHere();
  const { agreement } = state;
  const [suggesting, setSuggesting] = useState(false);
  const mayEdit = draft.can.edit.allowed;
  const mayWork = mayEdit || draft.can.discuss.allowed;
  const suggests = suggesting || !mayEdit;
  const ui = useGrid(agreement, state.news);
  const { grid, selection } = ui;
  const range = rangeOf(selection);
  const row = grid.rows[selection.head.row]!;
  const column = grid.columns[selection.head.column]!;
  const cell = row.cells[selection.head.column]!;
  const cellAbout: About = { kind: 'cell', category: row.category.id, window: column.window, tier: column.tiers[0]! };
  const { moveTo, others } = presence;
  useEffect(() =>
    moveTo({ part, cell: part === 'matrix' ? { category: cellAbout.category, window: cellAbout.window, tier: cellAbout.tier } : null }),
  );
  const actions = useActions({ session, agreement, suggests: suggests && mayWork });
  const act = actions.act;
  const [picker, setPicker] = useState<string | null>(null);
  const [adding, setAdding] = useState<{ readonly parent: string; readonly seen: Agreement } | null>(null);
  const addBelow = useCallback((parent: string) => setAdding({ parent, seen: session.state.agreement }), [session]);
  const [side, setSide] = useState<SideView>({ tab: 'cell', exception: null });
  const [current, setCurrent] = useState<string | undefined>();
  // Whoever sees no registers proves the text alone.
  const facts = useQuery({ ...queryOf(getFacts, { params: { partnership: here.id } }), staleTime: 60_000 });
  const proof = useProof(agreement, facts.data ?? null);
  const findings = proof?.findings ?? [];
  const finding = findings.find((one) => one.id === current);
  const next = findings[(findings.findIndex((one) => one.id === current) + 1) % Math.max(findings.length, 1)];
  const shares = useMemo(() => partyShares(grid, here.partyOfTeam), [grid, here]);
  const paste = usePaste(grid, range, agreement.teams, here.teamName, (fills) =>
    act((now) => changesOf(now, blocksOf(grid, fills), newRuleId), cellAbout),
  );
  const discussion = useQuery({ ...queryOf(getDiscussion, { params: { partnership: here.id, draft: draft.id } }), staleTime: 30_000 });
  const comments = discussion.data?.comments ?? [];
  const suggestions = discussion.data?.suggestions ?? [];
  const spoken = useMemo(
    () => spokenOf([...comments.filter((one) => one.resolvedAt === null), ...suggestions.filter((one) => one.state === 'open')]),
    [comments, suggestions],
  );

  const show = (one: Finding): void => {
    setCurrent(one.id);
    setSide({ tab: 'findings', exception: null });
    const inGrid = ui.show(one);
    if (inGrid) onPart('matrix');
    else if (agreement.exceptions.some(({ id }) => one.rules.includes(id))) onPart('exceptions');
  };
  useHotkeys({ f8: () => next && show(next) });
  useUndoKeys(session, mayEdit);

  const fill = (assignment: Assignment | null): boolean =>
    act((now) => changesOf(now, [{ cells: cellsIn(grid, range), assignment }], newRuleId), cellAbout);
  const onAction = (action: GridAction): void => {
    if (action === 'undo') session.undo();
    else if (action === 'redo') session.redo();
    else if (!mayWork) return;
    else if (action === 'empty') fill(null);
    else {
      const fills = action === 'down' ? filledDown(grid, range) : filledRight(grid, range);
      if (fills.length > 0) act((now) => changesOf(now, blocksOf(grid, fills), newRuleId), cellAbout);
    }
  };
  const noMarks = !finding && ui.glowing.size === 0 && spoken.cells.size === 0;
  const marks = (at: number, index: number): string => {
    // Asked for each of thousands of cells at each key press.
    if (noMarks) return '';
    const { category } = grid.rows[at]!;
    const { key, window, tiers } = grid.columns[index]!;
    return [
      finding && ui.touched(finding, at, index) ? 'f' : '',
      ui.glowing.has(`${category.id} ${key}`) ? 'g' : '',
      tiers.some((tier) => spoken.cells.has(`${category.id} ${window} ${tier}`)) ? 'c' : '',
    ].join('');
  };
  const [clash] = state.clashes;
  const Part = part === 'matrix' || part === 'exceptions' ? null : PARTS[part];

  return (
    <>
      {proof ? (
        <Bar findings={findings} ownedShare={proof.ownedShare} parties={shares} next={next} onJump={show} />
      ) : (
        <SkeletonBlock label={t('common.loading')} height={40} />
      )}
      <div className={styles.bar}>
        <StatusLine session={session} state={state} mayEdit={mayEdit} proving={proof?.proving ?? true} note={actions.note} />
        <PresenceList agreement={agreement} others={others} />
        {mayEdit ? (
          <Checkbox
            label={t('draft.suggestMode')}
            title={t('draft.suggestHint')}
            checked={suggesting}
            onChange={(event) => setSuggesting(event.currentTarget.checked)}
          />
        ) : (
          <span>{mayWork ? t('draft.suggestHint') : t('draft.readOnly', { reason: draft.can.edit.causes[0]?.text ?? '' })}</span>
        )}
      </div>
      {tabs}
      <div className={styles.two}>
        <div>
          {Part ? <Part agreement={agreement} mayEdit={mayWork} onEdit={(intent) => act(intent, { kind: 'draft' })} /> : null}
          {part === 'exceptions' ? (
            <ExceptionsEditor
              agreement={agreement}
              mayEdit={mayWork}
              marked={finding?.rules ?? []}
              spoken={spoken.exceptions}
              category={category}
              onAll={() => onPart('exceptions')}
              onEdit={(intent, id) => act(intent, { kind: 'thing', list: 'exceptions', id })}
              onTalk={(exception) => setSide({ tab: 'cell', exception })}
            />
          ) : null}
          {part === 'matrix' ? (
            <MatrixEditor
              agreement={agreement}
              ui={ui}
              others={others}
              mayWork={mayWork}
              marks={marks}
              picker={picker}
              onPicker={setPicker}
              onSelect={() => side.tab === 'cell' && side.exception !== null && setSide({ tab: 'cell', exception: null })}
              onFill={fill}
              onAction={onAction}
              onAdd={mayWork ? addBelow : null}
              onCopy={paste.copy}
              onPaste={(text) => mayWork && paste.paste(text)}
              onExceptions={(category) => onPart('exceptions', category)}
            />
          ) : null}
        </div>
        <DraftSide
          draft={draft}
          agreement={agreement}
          part={part}
          view={side}
          onView={setSide}
          cell={{ row, column, cell, about: cellAbout, selected: (range.bottom - range.top + 1) * (range.right - range.left + 1) }}
          onEdit={mayWork ? () => setPicker('') : null}
          onEmpty={() => fill(null)}
          onScope={(scope) => act((now) => changesOf(now, rescoped(now, cellsIn(grid, range), scope), newRuleId), cellAbout)}
          findings={proof ? findings : null}
          current={current}
          mayMend={mayWork}
          onShow={show}
          onMend={(one, team) => act((now) => mended(now, one, team, newRuleId), { kind: 'draft' })}
          comments={comments}
          suggestions={suggestions}
          error={discussion.error}
          onShowAbout={(about) => {
            if (about.kind === 'cell') {
              onPart('matrix');
              ui.showCell(about.category, about.window, about.tier);
            } else if (about.kind === 'thing') {
              onPart('exceptions');
              setSide({ tab: 'cell', exception: about.id });
            }
          }}
        />
      </div>
      {adding ? (
        <CategoryDialog
          {...adding}
          category={null}
          onClose={() => setAdding(null)}
          onEdit={(intent) => {
            setAdding(null);
            act(intent, { kind: 'draft' });
          }}
        />
      ) : null}
      {paste.unknown ? <PasteDialog unknown={paste.unknown} teams={agreement.teams} onPaste={paste.answer} onClose={paste.close} /> : null}
      {actions.suggested ? (
        <SuggestDialog draft={draft.id} agreement={agreement} {...actions.suggested} onClose={actions.closeSuggestion} />
      ) : null}
      {clash ? (
        <ConflictDialog
          key={state.clashes.length}
          agreement={agreement}
          clash={clash}
          onKeepTheirs={() => session.dismiss(clash)}
          onPutMine={() => {
            session.dismiss(clash);
            if (clash.intent) session.edit(clash.intent);
          }}
        />
      ) : null}
    </>
  );
}

/** Cells and exceptions that somebody speaks about. */
function spokenOf(said: readonly { readonly about: About }[]) {
  const cells = new Set<string>();
  const exceptions = new Set<string>();
  for (const { about } of said) {
    if (about.kind === 'cell') cells.add(`${about.category} ${about.window} ${about.tier}`);
    else if (about.kind === 'thing') exceptions.add(about.id);
  }
  return { cells, exceptions };
}
