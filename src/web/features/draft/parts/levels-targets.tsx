/** The times of a policy, a row for each priority, with the sentence that goes into the contract below it. */
import { ActionIcon, Checkbox, NativeSelect } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import { type Agreement, type SlaPolicy, type SlaTarget, WAIT_REASONS } from '../../../../core/agreement/agreement.js';
import { targetInWords } from '../../../../core/agreement/words/clocks.js';
import { calendarName } from '../../../lib/agreement-names.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { ReasonButton } from '../../../ui/reason-button.js';
import { DataTable } from '../../../ui/table.js';
import { LengthField } from './length-field.js';
import styles from './levels.module.css';
import { targetEdit, targetKey, withoutTarget } from './levels-edits.js';
import { TargetDialog, targetsMissing } from './levels-target-dialog.js';
import type { PartProps } from './part-props.js';

export interface LevelsTargetsProps extends PartProps {
  readonly policy: SlaPolicy;
}

const TIMES = [
  ['respond', 'respondMs'],
  ['update', 'updateMs'],
  ['resolve', 'resolveMs'],
] as const;

export function LevelsTargets({ agreement, policy, mayEdit, onEdit }: LevelsTargetsProps) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState<Agreement | null>(null);
  const { targets } = policy;
  const heads = targets.map(({ priority, types }, at) => {
    if (types !== null) return `${priority}, ${types.map((type) => t(`words.type.${type}`)).join(' / ')}`;
    return targets.slice(0, at).some((one) => one.priority === priority) ? t('draftLevels.allOthers', { priority }) : priority;
  });
  return (
    <>
      <DataTable
        label={t('draftLevels.timesOf', { name: policy.name })}
        head={[
          { key: 'for', text: t('agreement.situation.priority') },
          ...TIMES.map(([clock]) => ({ key: clock, text: t(`words.clock.${clock}`) })),
          { key: 'calendar', text: t('agreement.situation.calendar') },
          { key: 'paused', text: t('agreement.situation.paused') },
          { key: 'actions', text: <span className="visually-hidden">{t('draft.exception.actions')}</span> },
        ]}
      >
        <tbody className={styles.times}>
          {targets.map((target, at) => (
            <Fragment key={targetKey(target)}>
              <TargetRow agreement={agreement} policy={policy} target={target} head={heads[at]!} mayEdit={mayEdit} onEdit={onEdit} />
              <tr data-said>
                <td colSpan={7}>
                  <span className={styles.said} lang="en">
                    {targetInWords(agreement, target)}
                  </span>
                </td>
              </tr>
            </Fragment>
          ))}
        </tbody>
      </DataTable>
      {mayEdit ? (
        <ReasonButton
          size="compact-sm"
          mt={8}
          reason={targetsMissing(policy).length === 0 ? t('draftLevels.everyTarget') : null}
          onClick={() => setAdding(agreement)}
        >
          {t('draftLevels.addTarget')}
        </ReasonButton>
      ) : null}
      {adding ? <TargetDialog seen={adding} policy={policy} onEdit={onEdit} onClose={() => setAdding(null)} /> : null}
    </>
  );
}

interface TargetRowProps extends LevelsTargetsProps {
  readonly target: SlaTarget;
  readonly head: string;
}

function TargetRow({ agreement, policy, target, head, mayEdit, onEdit }: TargetRowProps) {
  const { t } = useTranslation();
  const key = targetKey(target);
  const set = (change: Partial<SlaTarget>): void => onEdit(targetEdit(policy.id, key, change));
  return (
    <tr>
      <th scope="row">{head}</th>
      {TIMES.map(([clock, field]) => (
        <td key={clock}>
          <LengthField
            label={`${head}: ${t(`words.clock.${clock}`)}`}
            value={target[field]}
            mayEdit={mayEdit}
            onCommit={(ms) => set({ [field]: ms })}
          />
        </td>
      ))}
      <td>
        {mayEdit ? (
          <NativeSelect
            className={styles.select ?? ''}
            size="xs"
            aria-label={`${head}: ${t('agreement.situation.calendar')}`}
            value={target.calendar}
            data={Object.keys(agreement.calendars).map((id) => ({ value: id, label: calendarName(id) }))}
            onChange={(event) => set({ calendar: event.currentTarget.value })}
          />
        ) : (
          calendarName(target.calendar)
        )}
      </td>
      <td>
        {mayEdit ? (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset in a cell brings a frame of its own
          <div className={styles.waits} role="group" aria-label={`${head}: ${t('agreement.situation.paused')}`}>
            {WAIT_REASONS.map((reason) => (
              <Checkbox
                key={reason}
                size="xs"
                label={t(`draftLevels.wait.${reason}`)}
                checked={target.pausedWhile.includes(reason)}
                onChange={(event) => {
                  const on = event.currentTarget.checked;
                  set({ pausedWhile: WAIT_REASONS.filter((one) => (one === reason ? on : target.pausedWhile.includes(one))) });
                }}
              />
            ))}
          </div>
        ) : (
          target.pausedWhile.map((reason) => t(`draftLevels.wait.${reason}`)).join(', ') || <span className="mute">{t('words.none')}</span>
        )}
      </td>
      <td>
        {mayEdit && policy.targets.length > 1 ? (
          <ActionIcon
            variant="subtle"
            size="lg"
            aria-label={t('draftLevels.removeTarget', { name: head })}
            title={t('draftLevels.removeTarget', { name: head })}
            onClick={() => onEdit(withoutTarget(policy.id, key))}
          >
            <IconTrash size={15} aria-hidden="true" />
          </ActionIcon>
        ) : null}
      </td>
    </tr>
  );
}
