import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { getOnCall, makeOverride } from '../../../contract/on-call.js';
import { call, refresh } from '../../lib/api.js';
import { viewerZone } from '../../lib/format.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { ProblemNote, placesOf } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { useDraft } from '../../lib/use-draft.js';
import { Dialog } from '../../ui/dialog.js';
import { ReasonButton } from '../../ui/reason-button.js';
import styles from './on-call.module.css';
import type { OnCallTeam } from './on-call-team.js';

const EMPTY = { person: '', insteadOf: '', from: '', to: '', reason: '' };
/** What a field says, on the clock of whoever types. */
const instantIn = (field: string): number | null => (field === '' ? null : new Date(field).getTime());

/** What somebody typed stays when the dialog is closed or the server refuses. */
export function OverrideDialog({ team, onClose }: { readonly team: OnCallTeam; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const here = useHere();
  const [values, change, clear] = useDraft(`on-call.${here.id}.${team.team}`, EMPTY);
  const [from, to] = [instantIn(values.from), instantIn(values.to)];
  const missing = values.person === '' || from === null || to === null ? t('onCall.form.missing') : null;
  const make = useMutation({
    mutationFn: () => {
      const body = { person: values.person, insteadOf: values.insteadOf || null, from: from ?? 0, to: to ?? 0, reason: values.reason };
      return call(makeOverride, { params: { partnership: here.id, team: team.team }, body });
    },
    onSuccess: async () => {
      clear();
      await refresh(getOnCall);
      onClose();
    },
  });
  const places = placesOf(make.error);
  const people = team.members.map((one) => ({ value: one.id, label: one.name }));
  return (
    <Dialog
      onClose={onClose}
      title={t('onCall.form.title', { team: here.teamName(team.team) })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (missing === null) make.mutate();
        }}
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
        <div className={styles.pair}>
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
        </div>
        <TextInput
          label={t('onCall.form.reason')}
          description={t('onCall.form.reasonHint')}
          maxLength={200}
          value={values.reason}
          error={places.get('reason')}
          onChange={(event) => change({ reason: event.currentTarget.value })}
        />
        {places.size > 0 ? null : <ProblemNote error={make.error} />}
        <div className={styles.buttons}>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <ReasonButton type="submit" variant="filled" reason={missing} loading={make.isPending}>
            {t('onCall.form.submit')}
          </ReasonButton>
        </div>
      </form>
    </Dialog>
  );
}
