/** The name of a view, and who finds it. */
import { NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { changeView, createView, listViews } from '../../../contract/saved-views.js';
import { call, refresh } from '../../lib/api.js';
import { FormDialog } from '../../lib/form-dialog.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { newId } from '../../lib/new-id.js';
import { useHere } from '../../lib/session.js';
import { whyNot } from '../../lib/why-not.js';
import { paths } from '../../paths.js';
import type { Kept, SavedView } from './saved-view.js';
import type { Views } from './use-views.js';

export interface ViewDialogProps {
  /** Null: a new one from the filters of the moment. */
  readonly view: SavedView | null;
  readonly kept: Kept;
  readonly can: Views['can'];
  readonly onClose: () => void;
}

const REACHES = ['personal', 'team', 'shared'] as const;

export function ViewDialog({ view, kept, can, onClose }: ViewDialogProps) {
  const { t } = useTranslation();
  const here = useHere();
  const navigate = useNavigate();
  const [name, setName] = useState(view?.name ?? '');
  const [reach, setReach] = useState<SavedView['reach']>(view?.reach ?? 'personal');
  const lead = here.membership.role.endsWith('-lead');
  const teams = here.partnership.teams.filter(
    ({ id, party }) => party === here.membership.party && (lead || here.membership.teams.includes(id)),
  );
  const [team, setTeam] = useState(view?.team ?? teams[0]?.id ?? '');
  const [key] = useState(newId);
  const save = useMutation({
    mutationFn: () => {
      const body = { name: name.trim(), reach, team: reach === 'team' ? team : null };
      const params = { partnership: here.id };
      return view === null
        ? call(createView, { params, body: { ...body, search: kept, key } })
        : call(changeView, { params: { ...params, view: view.id }, body });
    },
    onSuccess: async (saved) => {
      await refresh(listViews);
      onClose();
      if (view === null)
        await navigate({ to: paths.tickets, params: { partnership: here.id }, search: { ...saved.search, view: saved.id } });
    },
  });
  const refused = reach === 'team' ? can?.team : reach === 'shared' ? can?.shared : undefined;
  const reason = (refused ? whyNot(refused) : null) ?? (name.trim() ? null : t('queue.views.needName'));
  return (
    <FormDialog
      title={t(view === null ? 'queue.views.saveTitle' : 'queue.views.changeTitle')}
      submit={t('common.save')}
      reason={reason}
      command={save}
      onSubmit={save.mutate}
      onClose={onClose}
    >
      <TextInput
        label={t('queue.views.name')}
        description={view === null ? t('queue.views.nameHint') : undefined}
        maxLength={200}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('queue.views.reach')}
        value={reach}
        data={REACHES.map((one) => ({ value: one, label: t(`queue.reach.${one}`) }))}
        onChange={(event) => setReach(REACHES.find((one) => one === event.currentTarget.value) ?? 'personal')}
      />
      {reach === 'team' ? (
        <NativeSelect
          label={t('queue.views.team')}
          value={team}
          data={teams.map((one) => ({ value: one.id, label: one.name }))}
          onChange={(event) => setTeam(event.currentTarget.value)}
        />
      ) : null}
    </FormDialog>
  );
}
