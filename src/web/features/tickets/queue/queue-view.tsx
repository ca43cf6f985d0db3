/** The list with everything around it: filters, states, what is done to many. The same for one partnership and for all. */
import { memo, type ReactNode, useCallback, useDeferredValue, useMemo, useState } from 'react';
import type { Names } from '../../../lib/agreement-names.js';
import type { Here } from '../../../lib/here.js';
import { useHotkeys } from '../../../lib/hotkeys.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { ProblemNote } from '../../../lib/problem.js';
import { EmptyState, SkeletonRows } from '../../../ui/states.js';
import { DidYouMean } from '../search/did-you-mean.js';
import { Found } from '../search/found.js';
import { BulkBar } from './bulk-bar.js';
import type { BulkProgress } from './bulk-edit.js';
import { QueueFilters } from './queue-filters.js';
import { QueueList } from './queue-list.js';
import { narrowed, type QueueSearch, viewOf } from './queue-search.js';
import { type QueueRow, useQueue } from './use-queue.js';
import { useSelection } from './use-selection.js';

// A click in the list draws neither the filters anew nor, before the click shows, the bar below.
const Filters = memo(QueueFilters);
const Bulk = memo(BulkBar);

export interface QueueViewProps {
  /** Null: all of them. */
  readonly partnership: string | null;
  readonly search: QueueSearch;
  readonly onChange: (change: QueueSearch) => void;
  readonly names: Names;
  readonly hereOf: (row: QueueRow) => Here | null;
  /** What to do first where there is no ticket at all. */
  readonly begin: ReactNode;
}

export function QueueView({ partnership, search, onChange, names, hereOf, begin }: QueueViewProps) {
  const { t } = useTranslation();
  const across = partnership === null;
  const queue = useQueue(partnership, search);
  const { store, state } = queue;
  const rows = useMemo(() => state.lists.flatMap((list) => list.rows), [state.lists]);
  const selection = useSelection(() => rows.map((row) => row.id));
  const [refusals, setRefusals] = useState<ReadonlyMap<string, string>>(new Map());
  const chosen = useMemo(() => rows.filter((row) => selection.ids.has(row.id)), [rows, selection.ids]);
  const shownChoice = useDeferredValue(chosen);
  const placeOf = useCallback((row: QueueRow) => row.partnership ?? partnership ?? '', [partnership]);
  const clear = () => {
    selection.set([]);
    setRefusals(new Map());
  };
  useHotkeys({
    // Inside a dialog the key closes that.
    escape: ({ target }) => (target instanceof HTMLElement && target.closest('[role="dialog"]') ? undefined : clear()),
  });
  const onResult = ({ refused, changed }: BulkProgress) => {
    // What was refused stays chosen, with its reason; what was not reached stays chosen, too.
    const done = new Set(changed);
    selection.set([...selection.ids].filter((id) => !done.has(id)));
    setRefusals(refused);
    store.freshen(changed);
  };
  const count =
    rows.length === 0 ? '' : state.complete ? t('tickets.count', { count: rows.length }) : t('tickets.countMore', { count: rows.length });
  const retry = () => void store.load();
  const list = (
    <QueueList
      queue={queue}
      search={search}
      onChange={onChange}
      names={names}
      hereOf={hereOf}
      across={across}
      selection={selection}
      refusals={refusals}
    />
  );
  return (
    <>
      <Filters search={search} onChange={onChange} count={count} across={across} />
      {across ? null : <DidYouMean />}
      <ProblemNote error={state.error} retry={retry} />
      {!state.begun && state.error === null ? <SkeletonRows label={t('common.loading')} rows={14} /> : null}
      {state.begun && rows.length === 0 && state.complete && state.folded.size === 0 ? (
        narrowed(search) || viewOf(search) !== 'active' ? (
          <EmptyState title={t('tickets.noMatchTitle')} text={t('tickets.noMatchText')} />
        ) : (
          <EmptyState title={t('tickets.emptyTitle')} text={t('tickets.emptyText')}>
            {begin}
          </EmptyState>
        )
      ) : null}
      {state.begun && (rows.length > 0 || state.folded.size > 0) ? across ? list : <Found>{list}</Found> : null}
      <Bulk rows={shownChoice} across={across} placeOf={placeOf} onClear={clear} onResult={onResult} />
    </>
  );
}
