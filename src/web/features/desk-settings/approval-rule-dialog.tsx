/** A rule for approvals: for which tickets, who, and how many of them. */
import { MultiSelect, NumberInput, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type Agreement, TICKET_TYPES, type TicketType } from '../../../core/agreement/agreement.js';
import type { Names } from '../../lib/agreement-names.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { newId } from '../../lib/new-id.js';
import { usePeople } from '../../lib/people.js';
import { ProblemNote } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { Dialog } from '../../ui/dialog.js';
import { ReasonButton } from '../../ui/reason-button.js';
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
  const [draft, setDraft] = useState<ApprovalRule>(() => rule ?? fresh());
  const change = (part: Partial<ApprovalRule>) => setDraft((before) => ({ ...before, ...part }));
  const who = (part: Partial<ApprovalRule['approvers']>) => change({ approvers: { ...draft.approvers, ...part } });
  const save = useSaveSettings(here.id, read, onClose);
  const { approvals } = read.settings;
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
    <Dialog
      onClose={onClose}
      size="lg"
      title={rule === null ? t('deskSettings.addTitle') : t('deskSettings.editTitle', { name: rule.name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (missing !== null) return;
          save.mutate({ approvals: rule === null ? [...approvals, draft] : approvals.map((one) => (one.id === draft.id ? draft : one)) });
        }}
      >
        <Stack gap="sm">
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
          <NumberInput
            label={t('deskSettings.needed')}
            min={1}
            max={20}
            allowDecimal={false}
            value={draft.needed}
            onChange={(needed) => change({ needed: Math.min(20, Math.max(1, Number(needed) || 1)) })}
          />
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
          <ProblemNote error={save.error} />
          <div>
            <ReasonButton type="submit" variant="filled" reason={missing} loading={save.isPending}>
              {t('deskSettings.save')}
            </ReasonButton>
          </div>
        </Stack>
      </form>
    </Dialog>
  );
}
