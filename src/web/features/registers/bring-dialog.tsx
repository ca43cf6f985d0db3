/** Brings registered systems and sites into an open draft: first what that changes, then the change itself. */
import { Button, NativeSelect } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { editDraft, getDraft, listDrafts } from '../../../contract/drafts.js';
import { getLandscape } from '../../../contract/registers.js';
import { bringIn } from '../../../core/registers/to-draft.js';
import { call, queryOf, refresh } from '../../lib/api.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { newId } from '../../lib/new-id.js';
import { ProblemNote } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { Dialog } from '../../ui/dialog.js';
import { ReasonButton } from '../../ui/reason-button.js';
import { SkeletonRows } from '../../ui/states.js';
import { BroughtInList } from './brought-in-list.js';
import styles from './registers.module.css';

/** As many changes as one edit holds. */
const MOST_IN_EDIT = 500;

export interface BringDialogProps {
  readonly onClose: () => void;
  /** Leads to the draft. */
  readonly open: (draft: string) => ReactNode;
}

export function BringDialog({ onClose, open }: BringDialogProps) {
  const { t } = useTranslation();
  const here = useHere();
  const params = { partnership: here.id };
  const drafts = useQuery(queryOf(listDrafts, { params }));
  const landscape = useQuery(queryOf(getLandscape, { params }));
  const choices = drafts.data?.items.filter((one) => one.state === 'open') ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const id = chosen ?? choices[0]?.id;
  const draft = useQuery({ ...queryOf(getDraft, { params: { ...params, draft: id ?? '' } }), enabled: id !== undefined, staleTime: 0 });
  const brought = useMemo(
    () => (draft.data && landscape.data ? bringIn(draft.data.agreement, landscape.data) : null),
    [draft.data, landscape.data],
  );
  const make = useMutation({
    /** How many changes were made; false when somebody changed the draft meanwhile. */
    mutationFn: async ({ changes }: NonNullable<typeof brought>): Promise<number | false> => {
      for (let from = 0; from < changes.length; from += MOST_IN_EDIT) {
        const body = { key: newId(), changes: changes.slice(from, from + MOST_IN_EDIT) };
        const answer = await call(editDraft, { params: { ...params, draft: id ?? '' }, body });
        if (!answer.made) return false;
      }
      return changes.length;
    },
    // Also after a failure half-way: what is left is what still differs.
    onSettled: () => refresh(getDraft, listDrafts),
  });
  const may = draft.data?.can.edit;
  const registered = landscape.data ? landscape.data.systems.length + landscape.data.sites.length : null;
  const error = drafts.error ?? landscape.error ?? draft.error ?? make.error;
  const made = typeof make.data === 'number' ? make.data : null;
  return (
    <Dialog onClose={onClose} title={t('registers.bring.title')} closeButtonProps={{ 'aria-label': t('common.close') }} size="lg">
      <div className={styles.form}>
        {made !== null && id !== undefined ? (
          <>
            <p role="status">{t('registers.bring.made', { count: made })}</p>
            <div className={styles.buttons}>
              {open(id)}
              <Button onClick={onClose}>{t('common.close')}</Button>
            </div>
          </>
        ) : (
          <>
            <p>{t('registers.bring.text')}</p>
            <ProblemNote error={error} />
            {drafts.isSuccess && choices.length === 0 ? <p>{t('registers.bring.noDrafts')}</p> : null}
            {registered === 0 ? <p>{t('registers.bring.noneRegistered')}</p> : null}
            {landscape.data?.more ? <p>{t('registers.bring.more')}</p> : null}
            {choices.length > 0 ? (
              <NativeSelect
                label={t('registers.bring.draft')}
                data-autofocus
                value={id}
                onChange={(event) => {
                  make.reset();
                  setChosen(event.currentTarget.value);
                }}
                data={choices.map((one) => ({ value: one.id, label: one.name }))}
              />
            ) : null}
            {make.data === false ? <p role="alert">{t('registers.bring.meanwhile')}</p> : null}
            {id !== undefined && (draft.isPending || landscape.isPending) ? <SkeletonRows label={t('common.loading')} rows={3} /> : null}
            {brought !== null && registered !== 0 ? <BroughtInList brought={brought} /> : null}
            {brought !== null && brought.changes.length > MOST_IN_EDIT ? (
              <p>{t('registers.bring.edits', { count: Math.ceil(brought.changes.length / MOST_IN_EDIT) })}</p>
            ) : null}
            <div className={styles.buttons}>
              {brought !== null && brought.changes.length > 0 ? (
                <ReasonButton
                  variant="filled"
                  loading={make.isPending}
                  reason={may === undefined || may.allowed ? null : (may.causes[0]?.text ?? '')}
                  onClick={() => make.mutate(brought)}
                >
                  {t('registers.bring.make', { count: brought.changes.length })}
                </ReasonButton>
              ) : null}
              <Button onClick={onClose}>{t('common.close')}</Button>
            </div>
          </>
        )}
      </div>
    </Dialog>
  );
}
