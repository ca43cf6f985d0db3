/** Other times for some ticket types, or for a priority that has none. They begin as those that hold now. */
import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import {
  type Agreement,
  PRIORITIES,
  type Priority,
  type SlaPolicy,
  TICKET_TYPES,
  type TicketType,
} from '../../../../core/agreement/agreement.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { Dialog } from '../../../ui/dialog.js';
import styles from '../draft.module.css';
import { putOver } from '../put-over.js';
import { targetAdded } from './levels-edits.js';
import type { PartProps } from './part-props.js';

/** The ticket types of a priority that have no times of their own. */
const typesLeft = ({ targets }: SlaPolicy, priority: Priority): readonly TicketType[] => {
  const own = targets.filter((one) => one.priority === priority);
  return TICKET_TYPES.filter((type) => !own.some((one) => one.types?.includes(type)));
};
const hasGeneral = ({ targets }: SlaPolicy, priority: Priority): boolean =>
  targets.some((one) => one.priority === priority && one.types === null);

/** Priorities that can have another target. */
export const targetsMissing = (policy: SlaPolicy): readonly Priority[] =>
  PRIORITIES.filter((priority) => !hasGeneral(policy, priority) || typesLeft(policy, priority).length > 0);

export interface TargetDialogProps extends Pick<PartProps, 'onEdit'> {
  readonly seen: Agreement;
  readonly policy: SlaPolicy;
  readonly onClose: () => void;
}

export function TargetDialog({ seen, policy, onEdit, onClose }: TargetDialogProps) {
  const { t } = useTranslation();
  const choices = targetsMissing(policy);
  const [priority, setPriority] = useState<Priority>(choices[0]!);
  const [types, setTypes] = useState<readonly TicketType[]>([]);
  const left = typesLeft(policy, priority);
  const general = hasGeneral(policy, priority);
  const wrong = types.length === 0 && general;
  const [tried, setTried] = useState(false);
  return (
    <Dialog title={t('draftLevels.addTarget')} closeButtonProps={{ 'aria-label': t('common.close') }} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (wrong) return;
          const like = policy.targets.find((one) => one.priority === priority && one.types === null) ?? policy.targets.at(-1)!;
          onClose();
          onEdit(putOver(seen, targetAdded(policy.id, { ...like, priority, types: types.length === 0 ? null : types })));
        }}
      >
        <NativeSelect
          label={t('agreement.situation.priority')}
          value={priority}
          data={[...choices]}
          onChange={(event) => {
            setPriority(choices.find((one) => one === event.currentTarget.value) ?? priority);
            setTypes([]);
          }}
        />
        <Checkbox.Group
          mt={10}
          label={t('draftLevels.forTypes')}
          description={general ? undefined : t('draftLevels.forTypesAll')}
          value={[...types]}
          error={tried && wrong ? t('draftLevels.forTypesWrong', { priority }) : undefined}
          onChange={(list) => setTypes(TICKET_TYPES.filter((type) => list.includes(type)))}
        >
          <div className={styles.fields}>
            {left.map((type) => (
              <Checkbox key={type} value={type} label={t(`words.type.${type}`)} />
            ))}
          </div>
        </Checkbox.Group>
        <div className={styles.dialogButtons}>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="filled">
            {t('common.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
