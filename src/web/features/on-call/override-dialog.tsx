import { NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { getOnCall, makeOverride } from '../../../contract/on-call.js';
import { call, refresh } from '../../lib/api.js';
import { FormDialog } from '../../lib/form-dialog.js';
import { viewerZone } from '../../lib/format.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { instantOfInput } from '../../lib/local-input.js';
import { placesOf } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { useDraft } from '../../lib/use-draft.js';
import { FieldLine } from '../../ui/field-line.js';
import type { OnCallTeam } from './on-call-team.js';

const EMPTY = { person: '', insteadOf: '', from: '', to: '', reason: '' };
/** What somebody typed stays when the dialog is closed or the server refuses. */
export function OverrideDialog({ team, onClose }: { readonly team: OnCallTeam; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const here = useHere();
  const [values, change, clear] = useDraft(`on-call.${here.id}.${team.team}`, EMPTY);
  const [from, to] = [instantOfInput(values.from), instantOfInput(values.to)];
  const missing =
    values.person === '' || from === null || to === null ? t('onCall.form.missing') : to <= from ? t('onCall.form.endsFirst') : null;
  const make = useMutation({
    mutationFn: () => {
      const body = { person: values.person, insteadOf: values.insteadOf || null, from: from ?? 0, to: to ?? 0, reason: values.reason };
      return call(makeOverride, { params: { partnership: here.id, team: team.team }, body });
    },
    onSuccess: () => {
      clear();
      onClose();
    },
    onSettled: () => refresh(getOnCall),
  });
  const places = placesOf(make.error);
  const people = team.members.map((one) => ({ value: one.id, label: one.name }));
  return (
    <FormDialog
      title={t('onCall.form.title', { team: here.teamName(team.team) })}
      submit={t('onCall.form.submit')}
      reason={missing}
      command={{ isPending: make.isPending, error: places.size > 0 ? null : make.error }}
      onSubmit={make.mutate}
      onClose={onClose}
    >
      <NativeSelect
        label={t('onCall.form.person')}
        data-autofocus
        value={values.person}
        data={[{ value: '', label: t('onCall.form.choose') }, ...people]}
        error={places.get('person')}
        onChange={(event) => change({ person: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('onCall.form.insteadOf')}
        value={values.insteadOf}
        data={[{ value: '', label: t('onCall.anybody') }, ...people.filter((one) => one.value !== values.person)]}
        error={places.get('insteadOf')}
        onChange={(event) => change({ insteadOf: event.currentTarget.value })}
      />
      <FieldLine>
        <TextInput
          type="datetime-local"
          label={t('onCall.form.from')}
          description={t('onCall.form.zone', { zone: viewerZone() })}
          value={values.from}
          error={places.get('from')}
          onChange={(event) => change({ from: event.currentTarget.value })}
        />
        <TextInput
          type="datetime-local"
          label={t('onCall.form.to')}
          description={t('onCall.form.zone', { zone: viewerZone() })}
          value={values.to}
          error={places.get('to')}
          onChange={(event) => change({ to: event.currentTarget.value })}
        />
      </FieldLine>
      <TextInput
        label={t('onCall.form.reason')}
        description={t('onCall.form.reasonHint')}
        maxLength={200}
        value={values.reason}
        error={places.get('reason')}
        onChange={(event) => change({ reason: event.currentTarget.value })}
      />
    </FormDialog>
  );
}
