/** Service levels: for each policy how soon tickets are answered and resolved, and how a priority follows. */
import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { Agreement } from '../../../../core/agreement/agreement.js';
import { TIMES_LEAD } from '../../../../core/agreement/words/contract.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import styles from './levels.module.css';
import { PolicyNameDialog } from './levels-name-dialog.js';
import { LevelsPolicy } from './levels-policy.js';
import type { PartProps } from './part-props.js';
import { PrioritiesSection } from './priorities-section.js';

export function LevelsPart({ agreement, mayEdit, onEdit }: PartProps) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState<Agreement | null>(null);
  const { policies, defaultPolicy } = agreement;
  return (
    <div className={styles.part}>
      <section>
        <h2>{t('draftLevels.title')}</h2>
        <p className={styles.lead}>{t('draftLevels.text')}</p>
        <p className={styles.said} lang="en">
          {TIMES_LEAD}
        </p>
        <div className={styles.below}>
          <NativeSelect
            label={t('draftLevels.default')}
            description={t('draftLevels.defaultHelp')}
            value={defaultPolicy}
            disabled={!mayEdit}
            data={policies.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(event) => {
              const value = event.currentTarget.value;
              onEdit((now) =>
                now.defaultPolicy === value ? [] : [{ kind: 'set', field: 'defaultPolicy', was: now.defaultPolicy, value }],
              );
            }}
          />
        </div>
      </section>
      {policies.map((policy) => (
        <LevelsPolicy key={policy.id} agreement={agreement} policy={policy} mayEdit={mayEdit} onEdit={onEdit} />
      ))}
      {mayEdit ? (
        <div>
          <Button onClick={() => setAdding(agreement)}>{t('draftLevels.add')}</Button>
        </div>
      ) : null}
      <PrioritiesSection agreement={agreement} mayEdit={mayEdit} onEdit={onEdit} />
      {adding ? <PolicyNameDialog seen={adding} policy={null} onEdit={onEdit} onClose={() => setAdding(null)} /> : null}
    </div>
  );
}
