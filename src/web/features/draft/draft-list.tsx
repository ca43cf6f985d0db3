/** Drafts of the agreement, and the way to begin one from the version shown. */
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { createDraft, listDrafts } from '../../../contract/drafts.js';
import { call, queryOf, refresh } from '../../lib/api.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { useNow } from '../../lib/now.js';
import { ProblemNote } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { When } from '../../lib/when.js';
import { paths } from '../../paths.js';
import { Dialog } from '../../ui/dialog.js';
import { ReasonButton } from '../../ui/reason-button.js';
import { DataTable } from '../../ui/table.js';
import styles from './draft.module.css';

/** Drafts are not for requesters, who are not asked about here. */
function useDrafts() {
  const here = useHere();
  return useQuery({ ...queryOf(listDrafts, { params: { partnership: here.id } }), enabled: here.membership.role !== 'requester' });
}

export interface BeginDraftProps {
  /** The version that it begins as a copy of. */
  readonly version: { readonly id: string; readonly name: string };
}

export function BeginDraft({ version }: BeginDraftProps) {
  const { t } = useTranslation();
  const drafts = useDrafts();
  const [open, setOpen] = useState(false);
  const begin = drafts.data?.can.begin;
  if (!begin) return null;
  return (
    <>
      <ReasonButton variant="filled" reason={begin.allowed ? null : (begin.causes[0]?.text ?? '')} onClick={() => setOpen(true)}>
        {t('draft.begin')}
      </ReasonButton>
      {open ? <BeginDialog version={version} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function BeginDialog({ version, onClose }: BeginDraftProps & { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const here = useHere();
  const navigate = useNavigate();
  const [name, setName] = useState(t('draft.nameOf', { name: version.name }).slice(0, 200));
  const begin = useMutation({
    mutationFn: () => call(createDraft, { params: { partnership: here.id }, body: { name, agreement: version.id } }),
    onSuccess: async (made) => {
      void refresh(listDrafts);
      await navigate({ to: paths.draft, params: { partnership: here.id, draft: made.id } });
    },
  });
  return (
    <Dialog closeButtonProps={{ 'aria-label': t('common.close') }} title={t('draft.begin')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          begin.mutate();
        }}
      >
        <p className={styles.dialogText}>{t('draft.beginText')}</p>
        <TextInput
          data-autofocus
          label={t('draft.name')}
          value={name}
          maxLength={200}
          required
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <ProblemNote error={begin.error} />
        <div className={styles.dialogButtons}>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="filled" loading={begin.isPending}>
            {t('draft.beginAction')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** The way into the draft that was edited last; nothing where none is open. */
export function OpenDraft() {
  const { t } = useTranslation();
  const here = useHere();
  const open = (useDrafts().data?.items ?? []).filter((draft) => draft.state === 'open');
  const last = open.reduce<(typeof open)[number] | undefined>(
    (newest, one) => (newest && newest.editedAt >= one.editedAt ? newest : one),
    undefined,
  );
  if (!last) return null;
  return (
    <Button variant="filled" renderRoot={(props) => <Link to={paths.draft} params={{ partnership: here.id, draft: last.id }} {...props} />}>
      {t('draft.open')}
    </Button>
  );
}

export function DraftList() {
  const { t } = useTranslation();
  const here = useHere();
  const now = useNow();
  const drafts = useDrafts();
  const items = drafts.data?.items ?? [];
  if (drafts.isError) return <ProblemNote error={drafts.error} retry={() => void drafts.refetch()} />;
  if (items.length === 0) return null;
  return (
    <section className={styles.list}>
      <h2>{t('draft.list')}</h2>
      <DataTable
        label={t('draft.list')}
        head={[
          { key: 'name', text: t('draft.name') },
          { key: 'by', text: t('draft.by') },
          { key: 'edited', text: t('draft.edited') },
          { key: 'state', text: t('draft.stateHead') },
        ]}
      >
        <tbody>
          {items.map((draft) => (
            <tr key={draft.id}>
              <td>
                <Link to={paths.draft} params={{ partnership: here.id, draft: draft.id }}>
                  {draft.name}
                </Link>
              </td>
              <td>{draft.createdBy?.name ?? '–'}</td>
              <td>
                <When at={draft.editedAt} now={now} />
              </td>
              <td>{t(`draft.state.${draft.state}`)}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </section>
  );
}
