/** The rules for approvals, in words. */
import { Group } from '@mantine/core';
import { useState } from 'react';
import type { Agreement } from '../../../core/agreement/agreement.js';
import type { Names } from '../../lib/agreement-names.js';
import { FormDialog } from '../../lib/form-dialog.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { usePeople } from '../../lib/people.js';
import { useHere } from '../../lib/session.js';
import { whyNot } from '../../lib/why-not.js';
import { ReasonButton } from '../../ui/reason-button.js';
import { EmptyState } from '../../ui/states.js';
import { DataTable } from '../../ui/table.js';
import { ApprovalRuleDialog } from './approval-rule-dialog.js';
import { ruleWho } from './rule-words.js';
import { type ApprovalRule, type DeskSettings, useSaveSettings } from './use-desk-settings.js';

export interface ApprovalRulesProps {
  readonly read: DeskSettings;
  readonly agreement: Agreement;
  readonly names: Names;
}

export function ApprovalRules({ read, agreement, names }: ApprovalRulesProps) {
  const { t } = useTranslation();
  const here = useHere();
  const people = usePeople(here.id);
  const [editing, setEditing] = useState<ApprovalRule | 'new' | null>(null);
  const [removing, setRemoving] = useState<ApprovalRule | null>(null);
  const remove = useSaveSettings(here.id, read, () => setRemoving(null));
  const reason = whyNot(read.can.edit);
  const rules = read.settings.approvals;
  return (
    <>
      {rules.length === 0 ? (
        <EmptyState title={t('deskSettings.noRules')} text={t('deskSettings.noRulesText')} />
      ) : (
        <DataTable
          stack
          label={t('deskSettings.approvals')}
          head={(['rule', 'holds', 'who', 'actions'] as const).map((key) => ({ key, text: t(`deskSettings.${key}`) }))}
        >
          <tbody>
            {rules.map((rule) => (
              <tr key={rule.id}>
                <td>
                  <b>{rule.name}</b>
                </td>
                <td data-label={t('deskSettings.holds')}>
                  {rule.types.map((type) => t(`words.type.${type}`)).join(', ')}
                  <br />
                  <span className="mute">{rule.categories?.map(names.categoryPath).join('; ') ?? t('deskSettings.everyCategory')}</span>
                </td>
                <td data-label={t('deskSettings.who')}>{ruleWho(rule, { t, here, people })}</td>
                <td>
                  <Group gap={6}>
                    <ReasonButton size="compact-sm" variant="default" reason={reason} onClick={() => setEditing(rule)}>
                      {t('deskSettings.edit')}
                    </ReasonButton>
                    <ReasonButton size="compact-sm" variant="default" reason={reason} onClick={() => setRemoving(rule)}>
                      {t('deskSettings.remove')}
                    </ReasonButton>
                  </Group>
                </td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
      <p style={{ marginTop: 12 }}>
        <ReasonButton variant="filled" reason={reason} onClick={() => setEditing('new')}>
          {t('deskSettings.add')}
        </ReasonButton>
      </p>
      {editing === null ? null : (
        <ApprovalRuleDialog
          read={read}
          agreement={agreement}
          names={names}
          // Others may have changed it since the dialog was opened.
          rule={editing === 'new' ? null : (rules.find((one) => one.id === editing.id) ?? editing)}
          onClose={() => setEditing(null)}
        />
      )}
      {removing === null ? null : (
        <FormDialog
          title={t('deskSettings.removeTitle', { name: removing.name })}
          submit={t('deskSettings.remove')}
          command={remove}
          onSubmit={() => remove.mutate({ approvals: rules.filter((one) => one.id !== removing.id) })}
          onClose={() => setRemoving(null)}
        >
          <p>{t('deskSettings.removeText')}</p>
        </FormDialog>
      )}
    </>
  );
}
