/** One SLA policy: its times by priority, whom it holds for, its thresholds and the limits of the parties. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Agreement, SlaPolicy } from '../../../../core/agreement/agreement.js';
import { policyLead } from '../../../../core/agreement/words/contract.js';
import { policyUse, withoutPolicy } from '../../../../core/drafting/policies.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { ReasonButton } from '../../../ui/reason-button.js';
import styles from './levels.module.css';
import { LevelsHolds } from './levels-holds.js';
import { PolicyNameDialog } from './levels-name-dialog.js';
import { RemovePolicyDialog } from './levels-remove-dialog.js';
import { LevelsTargets } from './levels-targets.js';
import { ThresholdsField } from './levels-thresholds.js';
import type { PartProps } from './part-props.js';

export interface LevelsPolicyProps extends PartProps {
  readonly policy: SlaPolicy;
}

export function LevelsPolicy({ agreement, policy, mayEdit, onEdit }: LevelsPolicyProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<{ readonly what: 'name' | 'remove'; readonly seen: Agreement } | null>(null);
  const { id, name } = policy;
  const use = policyUse(agreement, id);
  const named = use.rules.length + use.exceptions.length;
  const remove = (): void => {
    if (named > 0 || use.isDefault) setOpen({ what: 'remove', seen: agreement });
    else onEdit((now) => withoutPolicy(now, id, null));
  };
  return (
    <section aria-label={name}>
      <div className={styles.head}>
        <h2>{name}</h2>
        {use.isDefault ? <span className="mute">{t('draftLevels.isDefault')}</span> : null}
        <span className="mute" data-spread>
          {t('draftLevels.namedBy', { count: named })}
        </span>
        {mayEdit ? (
          <>
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={t('draftLevels.renameOne', { name })}
              onClick={() => setOpen({ what: 'name', seen: agreement })}
            >
              {t('draftLevels.rename')}
            </Button>
            <ReasonButton
              size="compact-sm"
              variant="subtle"
              aria-label={t('draftLevels.removeOne', { name })}
              reason={agreement.policies.length === 1 ? t('draftLevels.onlyOne') : null}
              onClick={remove}
            >
              {t('common.remove')}
            </ReasonButton>
          </>
        ) : null}
      </div>
      <p className={styles.lead} lang="en">
        {policyLead(agreement, policy)}
      </p>
      <LevelsTargets agreement={agreement} policy={policy} mayEdit={mayEdit} onEdit={onEdit} />
      <div className={styles.below}>
        <LevelsHolds agreement={agreement} policy={policy} mayEdit={mayEdit} onEdit={onEdit} />
        <ThresholdsField policy={policy} mayEdit={mayEdit} onEdit={onEdit} />
      </div>
      {open?.what === 'name' ? <PolicyNameDialog seen={open.seen} policy={id} onEdit={onEdit} onClose={() => setOpen(null)} /> : null}
      {open?.what === 'remove' ? <RemovePolicyDialog seen={open.seen} policy={id} onEdit={onEdit} onClose={() => setOpen(null)} /> : null}
    </section>
  );
}
