/** The percentages of a target at which its clock changes colour and steps may act. */
import type { SlaPolicy } from '../../../../core/agreement/agreement.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { CommitField } from './commit-field.js';
import { policyEdit } from './levels-edits.js';
import { readPercents } from './levels-read.js';
import type { PartProps } from './part-props.js';

export interface ThresholdsFieldProps extends Pick<PartProps, 'mayEdit' | 'onEdit'> {
  readonly policy: SlaPolicy;
}

export function ThresholdsField({ policy, mayEdit, onEdit }: ThresholdsFieldProps) {
  const { t } = useTranslation();
  const text = policy.thresholds.join(', ');
  return (
    <div>
      <h3>{t('draftLevels.thresholds')}</h3>
      <p className="mute">{t('draftLevels.thresholdsHelp')}</p>
      {mayEdit ? (
        <CommitField
          label={t('draftLevels.thresholdsOf', { name: policy.name })}
          wide
          value={text}
          check={(written) => (readPercents(written) === null ? t('draftLevels.thresholdsWrong') : null)}
          onCommit={(written) => {
            const thresholds = readPercents(written);
            if (thresholds) onEdit(policyEdit(policy.id, (was) => ({ ...was, thresholds })));
          }}
        />
      ) : (
        <p>{text}</p>
      )}
    </div>
  );
}
