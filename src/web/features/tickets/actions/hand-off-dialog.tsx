/** A hand-off with its context: the other team reads what was tried, what shows it, and what is needed. */
import { NativeSelect, Textarea } from '@mantine/core';
import { proposeHandOff } from '../../../../contract/hand-offs.js';
import { HAND_OFF_REASONS, type HandOffReason } from '../../../../core/tickets/event.js';
import { call } from '../../../lib/api.js';
import { FormDialog } from '../../../lib/form-dialog.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { newId } from '../../../lib/new-id.js';
import { placesOf } from '../../../lib/problem.js';
import { useHere } from '../../../lib/session.js';
import { useDraft } from '../../../lib/use-draft.js';
import { useCommand } from '../use-ticket.js';
import type { DialogProps } from './dialogs.js';

const STANDARD = ['tried', 'evidence', 'needed'] as const;

export function HandOffDialog({ ticket, onClose }: DialogProps) {
  const { t } = useTranslation();
  const here = useHere();
  const id = ticket.row.id;
  const own = ticket.row.holder?.party ?? here.membership.party;
  const teams = here.partnership.teams.filter((team) => team.party !== own);
  const [values, change, clear] = useDraft(`hand-off.${id}`, {
    toTeam: teams.length === 1 ? (teams[0]?.id ?? '') : '',
    reason: 'skill' as HandOffReason,
    tried: '',
    evidence: '',
    needed: '',
    fields: {} as Record<string, string>,
    key: '',
  });
  const command = useCommand(
    here.id,
    id,
    () => {
      const { toTeam, key, ...context } = values;
      const sent = key || newId();
      change({ key: sent });
      return call(proposeHandOff, { params: { partnership: here.id, ticket: id }, body: { toTeam, context, key: sent } });
    },
    () => {
      clear();
      onClose();
    },
  );
  const places = placesOf(command.error);
  const extra = ticket.requiredFields.filter((field) => !(STANDARD as readonly string[]).includes(field));
  const required = new Set(ticket.requiredFields);
  const empty = [
    ...STANDARD.filter((field) => required.has(field) && values[field].trim() === '').map((field) => t(`ticket.${field}`)),
    ...extra.filter((field) => !values.fields[field]?.trim()),
  ];
  const reason =
    values.toTeam === ''
      ? t('ticket.form.chooseTeam')
      : values.needed.trim() === ''
        ? t('ticket.form.needNeeded')
        : empty.length > 0
          ? t('ticket.form.needField', { fields: empty.join(', ') })
          : null;
  return (
    <FormDialog
      size="lg"
      title={t('ticket.form.handOffTitle')}
      submit={t('ticket.form.handOffSubmit')}
      reason={reason}
      command={command}
      onSubmit={() => command.mutate(undefined)}
      onClose={onClose}
    >
      <NativeSelect
        label={t('ticket.form.toTeam')}
        data-autofocus
        value={values.toTeam}
        data={[
          { value: '', label: t('ticket.form.chooseTeam') },
          ...teams.map((team) => ({ value: team.id, label: `${team.name} (${here.partyName(team.party)})` })),
        ]}
        onChange={(event) => change({ toTeam: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('ticket.form.reason')}
        value={values.reason}
        data={HAND_OFF_REASONS.map((one) => ({ value: one, label: t(`words.reason.${one}`) }))}
        onChange={(event) => change({ reason: event.currentTarget.value as HandOffReason })}
      />
      {STANDARD.map((field) => (
        <Textarea
          key={field}
          label={t(`ticket.form.${field}`)}
          description={t(`ticket.form.${field}Hint`)}
          autosize
          minRows={2}
          maxLength={5000}
          value={values[field]}
          error={places.get(`context.${field}`)}
          onChange={(event) => change({ [field]: event.currentTarget.value })}
        />
      ))}
      {extra.map((field) => (
        <Textarea
          key={field}
          label={field}
          autosize
          minRows={1}
          maxLength={5000}
          value={values.fields[field] ?? ''}
          error={places.get(`context.fields.${field}`)}
          onChange={(event) => change({ fields: { ...values.fields, [field]: event.currentTarget.value } })}
        />
      ))}
    </FormDialog>
  );
}
