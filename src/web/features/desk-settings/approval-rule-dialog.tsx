/** A rule for approvals: for which tickets, who, and how many of them. */
import { MultiSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type Agreement, TICKET_TYPES, type TicketType } from '../../../core/agreement/agreement.js';
import type { Names } from '../../lib/agreement-names.js';
import { EditNote } from '../../lib/edit-note.js';
import { FormDialog } from '../../lib/form-dialog.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { newId } from '../../lib/new-id.js';
import { usePeople } from '../../lib/people.js';
import { useHere } from '../../lib/session.js';
import { useEdit } from '../../lib/use-edit.js';
import { WholeNumberField } from '../../ui/whole-number-field.js';
import { ruleWho } from './rule-words.js';
import { type ApprovalRule, type DeskSettings, useSaveSettings } from './use-desk-settings.js';

export interface ApprovalRuleDialogProps {
  readonly read: DeskSettings;
  readonly agreement: Agreement;
  readonly names: Names;
  /** Null: a new one. */
  readonly rule: ApprovalRule | null;
  readonly onClose: () => void;
}

const fresh = (): ApprovalRule => ({
  id: newId(),
  name: '',
  types: ['service-request', 'change'],
  categories: null,
  needed: 1,
  approvers: { people: [], teams: [], leadsOf: [] },
  except: [],
});

export function ApprovalRuleDialog({ read, agreement, names, rule, onClose }: ApprovalRuleDialogProps) {
  const { t } = useTranslation();
  const here = useHere();
  const people = usePeople(here.id);
  const [empty] = useState(fresh);
  const edit = useEdit<ApprovalRule>(`approval-rule.${rule?.id ?? here.id}`, rule ?? empty, rule === null);
  const { value: draft, change } = edit;
  const who = (part: Partial<ApprovalRule['approvers']>) => change({ approvers: { ...draft.approvers, ...part } });
  const leave = () => {
    edit.forget();
    onClose();
  };
  const save = useSaveSettings(here.id, read, leave);
  const { approvals } = read.settings;
  const isThis = (one: ApprovalRule) => one.id === draft.id;
  const missing =
    draft.name.trim() === ''
      ? t('deskSettings.needName')
      : draft.types.length === 0
        ? t('deskSettings.needTypes')
        : Object.values(draft.approvers).every((list) => list.length === 0)
          ? t('deskSettings.needWho')
          : null;
  const persons = people.members.map((one) => ({ value: one.person, label: one.name }));
  const named = (list: readonly { readonly id: string; readonly name: string }[]) =>
    list.map((one) => ({ value: one.id, label: one.name }));
  return (
    <FormDialog
      size="lg"
      title={rule === null ? t('deskSettings.addTitle') : t('deskSettings.editTitle', { name: rule.name })}
      submit={t('deskSettings.save')}
      reason={missing}
      command={{ isPending: save.isPending, error: edit.errorOf(save.error) }}
      onSubmit={() =>
        // A rule that somebody removed meanwhile comes back with what was typed.
        save.mutate({ approvals: approvals.some(isThis) ? approvals.map((one) => (isThis(one) ? draft : one)) : [...approvals, draft] })
      }
      onClose={onClose}
      onCancel={leave}
    >
      <EditNote
        edit={edit}
        words={(one) => [
          [t('deskSettings.name'), one.name],
          [t('deskSettings.types'), one.types.map((type) => t(`words.type.${type}`)).join(', ')],
          [t('deskSettings.categories'), (one.categories ?? []).map(names.categoryPath).join('; ')],
          [t('deskSettings.who'), ruleWho(one, { t, here, people })],
        ]}
      />
      <TextInput
        label={t('deskSettings.name')}
        description={t('deskSettings.nameHint')}
        maxLength={200}
        data-autofocus
        value={draft.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <MultiSelect
        label={t('deskSettings.types')}
        data={TICKET_TYPES.map((type) => ({ value: type, label: t(`words.type.${type}`) }))}
        value={draft.types}
        onChange={(types) => change({ types: types as TicketType[] })}
      />
      <MultiSelect
        label={t('deskSettings.categories')}
        description={t('deskSettings.categoriesHint')}
        data={agreement.categories.map((one) => ({ value: one.id, label: names.categoryPath(one.id) }))}
        searchable
        limit={80}
        value={draft.categories ?? []}
        onChange={(categories) => change({ categories: categories.length === 0 ? null : categories })}
      />
      <WholeNumberField label={t('deskSettings.needed')} min={1} max={20} value={draft.needed} onChange={(needed) => change({ needed })} />
      <MultiSelect
        label={t('deskSettings.people')}
        data={persons}
        searchable
        value={draft.approvers.people}
        onChange={(chosen) => who({ people: chosen })}
      />
      <MultiSelect
        label={t('deskSettings.teams')}
        data={named(agreement.teams)}
        value={draft.approvers.teams}
        onChange={(teams) => who({ teams })}
      />
      <MultiSelect
        label={t('deskSettings.roles')}
        data={named(agreement.parties)}
        value={draft.approvers.leadsOf}
        onChange={(leadsOf) => who({ leadsOf })}
      />
      <MultiSelect
        label={t('deskSettings.except')}
        data={persons}
        searchable
        value={draft.except}
        onChange={(except) => change({ except })}
      />
    </FormDialog>
  );
}
