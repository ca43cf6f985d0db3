/** The rules for approvals, in words. */
import { Group } from '@mantine/core';
import { useState } from 'react';
import type { Agreement } from '../../../core/agreement/agreement.js';
import type { Names } from '../../lib/agreement-names.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { usePeople } from '../../lib/people.js';
import { ProblemNote } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { Dialog } from '../../ui/dialog.js';
import { ReasonButton } from '../../ui/reason-button.js';
import { EmptyState } from '../../ui/states.js';
import { DataTable } from '../../ui/table.js';
import { ApprovalRuleDialog } from './approval-rule-dialog.js';
import { type ApprovalRule, type DeskSettings, useSaveSettings, whyNotEdit } from './use-desk-settings.js';

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
  const reason = whyNotEdit(read);
  const rules = read.settings.approvals;
  const whoOf = ({ approvers, needed, except }: ApprovalRule): string => {
    const who = [
      ...approvers.people.map((id) => people.name(id) ?? '–'),
      ...approvers.teams.map(here.teamName),
      ...approvers.leadsOf.map((party) => t('deskSettings.leadsOf', { party: here.partyName(party) })),
    ];
    const never = except.map((id) => people.name(id) ?? '–').join(', ');
    return [t('deskSettings.kOf', { needed, names: who.join(', ') }), never ? t('deskSettings.exceptNames', { names: never }) : '']
      .filter(Boolean)
      .join('; ');
  };
  return (
    <>
      {rules.length === 0 ? (
        <EmptyState title={t('deskSettings.noRules')} text={t('deskSettings.noRulesText')} />
      ) : (
        <DataTable
          label={t('deskSettings.approvals')}
          head={(['rule', 'holds', 'who', 'actions'] as const).map((key) => ({ key, text: t(`deskSettings.${key}`) }))}
        >
          <tbody>
            {rules.map((rule) => (
              <tr key={rule.id}>
                <td>
                  <b>{rule.name}</b>
                </td>
                <td>
                  {rule.types.map((type) => t(`words.type.${type}`)).join(', ')}
                  <br />
                  <span className="mute">{rule.categories?.map(names.categoryPath).join('; ') ?? t('deskSettings.everyCategory')}</span>
                </td>
                <td>{whoOf(rule)}</td>
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
          rule={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
      {removing === null ? null : (
        <Dialog
          onClose={() => setRemoving(null)}
          title={t('deskSettings.removeTitle', { name: removing.name })}
          closeButtonProps={{ 'aria-label': t('common.close') }}
        >
          <p>{t('deskSettings.removeText')}</p>
          <ProblemNote error={remove.error} />
          <ReasonButton
            variant="filled"
            reason={null}
            loading={remove.isPending}
            onClick={() => remove.mutate({ approvals: rules.filter((one) => one.id !== removing.id) })}
          >
            {t('deskSettings.remove')}
          </ReasonButton>
        </Dialog>
      )}
    </>
  );
}
