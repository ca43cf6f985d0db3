/** The queue by keyboard: walk, open, choose, and act on the row that has the focus. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { assignTicket } from '../../../../contract/tickets.js';
import { call } from '../../../lib/api.js';
import type { Here } from '../../../lib/here.js';
import { useHotkeys } from '../../../lib/hotkeys.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { ProblemNote } from '../../../lib/problem.js';
import { HereContext, useSession } from '../../../lib/session.js';
import { whyNot } from '../../../lib/why-not.js';
import { paths } from '../../../paths.js';
import { UndoNote } from '../../../ui/undo-note.js';
import { ticketQuery } from '../use-ticket.js';
import type { EditField } from './edit-field.js';
import styles from './queue.module.css';
import type { QueueStore } from './queue-store.js';
import type { QueueRow } from './use-queue.js';
import type { Selection } from './use-selection.js';

const HandOffDialog = lazy(() => import('../actions/hand-off-dialog.js').then((part) => ({ default: part.HandOffDialog })));

export interface QueueKeys {
  readonly rows: readonly QueueRow[];
  readonly current: string | null;
  readonly focus: (id: string) => void;
  readonly onEdit: (row: QueueRow, field: EditField) => void;
  readonly onEdited: (row: QueueRow) => void;
  readonly hereOf: (row: QueueRow) => Here | null;
  readonly selection: Selection;
  readonly store: QueueStore<QueueRow>;
  /** Where walking begins. */
  readonly firstShown: () => string | null;
}

interface Assigned {
  readonly row: QueueRow;
  readonly here: Here;
  readonly before: string | null;
}

/** Answers what is shown besides the list: a dialog, what was just done, what went wrong. */
export function useQueueKeys({ rows, current, focus, onEdit, onEdited, hereOf, selection, store, firstShown }: QueueKeys): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { person } = useSession();
  const [handing, setHanding] = useState<{ readonly row: QueueRow; readonly here: Here } | null>(null);
  const [assigned, setAssigned] = useState<Assigned | null>(null);
  const [error, setError] = useState<unknown>(null);
  const index = rows.findIndex((row) => row.id === current);
  const row = rows[index];
  const step = (by: number) => {
    const next = index < 0 ? firstShown() : rows[Math.max(0, Math.min(rows.length - 1, index + by))]?.id;
    if (next) focus(next);
  };
  const place = row ? hereOf(row) : null;
  const open = () => {
    if (row && place) void navigate({ to: paths.ticket, params: { partnership: place.id, ticket: row.id } });
  };
  const assign = async (target: QueueRow, here: Here, to: string | null, undo: boolean) => {
    setError(null);
    setAssigned(null);
    try {
      await call(assignTicket, { params: { partnership: here.id, ticket: target.id }, body: { person: to } });
      if (!undo) setAssigned({ row: target, here, before: target.assignee?.id ?? null });
      onEdited(target);
    } catch (problem) {
      setError(problem);
    }
  };
  const edit = (field: EditField) => () => {
    if (row && row.history === null) onEdit(row, field);
  };
  useHotkeys({
    j: () => step(1),
    k: () => step(-1),
    o: open,
    x: (event) => row && selection.toggle(row.id, event.shiftKey),
    a: () => row && place && person && row.history === null && void assign(row, place, person.id, false),
    p: edit('priority'),
    s: edit('status'),
    h: () => row && place && row.history === null && setHanding({ row, here: place }),
    r: () => {
      open();
      focusComposer();
    },
    '.': () => store.release(),
  });
  return (
    <>
      {assigned ? (
        <UndoNote
          text={t('queue.assignedToMe', { number: assigned.row.number })}
          undo={t('queue.undo')}
          close={t('common.close')}
          pending={false}
          onUndo={() => void assign(assigned.row, assigned.here, assigned.before, true)}
          onClose={() => setAssigned(null)}
        />
      ) : null}
      <ProblemNote error={error} />
      {handing ? (
        <HereContext.Provider value={handing.here}>
          <Suspense fallback={null}>
            <HandOff
              row={handing.row}
              here={handing.here}
              onClose={() => {
                setHanding(null);
                onEdited(handing.row);
              }}
            />
          </Suspense>
        </HereContext.Provider>
      ) : null}
    </>
  );
}

interface HandOffProps {
  readonly row: QueueRow;
  readonly here: Here;
  readonly onClose: () => void;
}

/** The ticket's own dialog; where it may not be handed off, the reason. */
function HandOff({ row, here, onClose }: HandOffProps) {
  const { t } = useTranslation();
  const query = useQuery(ticketQuery(here.id, row.id));
  if (query.isError) return <ProblemNote error={query.error} />;
  if (!query.data) return null;
  const reason = whyNot(query.data.can.handOff);
  if (reason !== null)
    return (
      <div className={styles.waiting} role="alert">
        {reason}
        <Button onClick={onClose}>{t('common.close')}</Button>
      </div>
    );
  return <HandOffDialog ticket={query.data} onClose={onClose} />;
}

/** Once the ticket stands there, its own `r` puts the cursor into the answer. */
function focusComposer(): void {
  const until = performance.now() + 4_000;
  const look = (): void => {
    const there = document.querySelector('main textarea, main [contenteditable="true"]');
    if (there) window.dispatchEvent(new KeyboardEvent('keydown', { key: 'r', cancelable: true }));
    else if (performance.now() < until) setTimeout(look, 80);
  };
  setTimeout(look, 80);
}
