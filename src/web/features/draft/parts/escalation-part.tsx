/** Who is told when a clock runs out, and how a ticket passes between parties. */
import { ActionIcon, Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Agreement, EscalationStep } from '../../../../core/agreement/agreement.js';
import { escalationInWords } from '../../../../core/agreement/words/clocks.js';
import { NO_ESCALATION } from '../../../../core/agreement/words/contract.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { EscalationDialog } from './escalation-dialog.js';
import { stepMoved, stepRemoved } from './escalation-edits.js';
import { HandOffSection } from './hand-off-section.js';
import styles from './levels.module.css';
import type { PartProps } from './part-props.js';

export function EscalationPart({ agreement, mayEdit, onEdit }: PartProps) {
  const { t } = useTranslation();
  const [edited, setEdited] = useState<{ readonly step: EscalationStep | null; readonly seen: Agreement } | null>(null);
  const { escalation } = agreement;
  const icon = (label: string, Icon: typeof IconPencil, action: () => void, stays = false) => (
    <ActionIcon
      variant="subtle"
      size="lg"
      aria-label={label}
      title={stays ? t('draftLevels.escalation.end') : label}
      {...(stays ? { 'aria-disabled': true, 'data-disabled': true } : {})}
      onClick={() => stays || action()}
    >
      <Icon size={15} aria-hidden="true" />
    </ActionIcon>
  );
  return (
    <div className={styles.part}>
      <section>
        <h2>{t('agreement.situation.escalation')}</h2>
        <p className={styles.lead}>{t('draftLevels.escalation.text')}</p>
        {escalation.length === 0 ? (
          <p className={styles.said} lang="en">
            {NO_ESCALATION}
          </p>
        ) : (
          <ol className={styles.steps} aria-label={t('agreement.situation.escalation')}>
            {escalation.map((step, at) => {
              const name = t('agreement.situation.step', { clock: t(`words.clock.${step.clock}`), percent: step.atPercent });
              return (
                <li key={step.id} className={styles.step}>
                  <div>
                    <strong>{name}</strong>
                    <p className={styles.said} lang="en">
                      {escalationInWords(agreement, step)}
                    </p>
                  </div>
                  {mayEdit ? (
                    <span className={styles.stepActions}>
                      {icon(t('draftLevels.escalation.up', { name }), IconArrowUp, () => onEdit(stepMoved(step.id, -1)), at === 0)}
                      {icon(
                        t('draftLevels.escalation.down', { name }),
                        IconArrowDown,
                        () => onEdit(stepMoved(step.id, 1)),
                        at === escalation.length - 1,
                      )}
                      {icon(t('draftLevels.escalation.edit', { name }), IconPencil, () => setEdited({ step, seen: agreement }))}
                      {icon(t('draftLevels.escalation.remove', { name }), IconTrash, () => onEdit(stepRemoved(step.id)))}
                    </span>
                  ) : null}
                </li>
              );
            })}
          </ol>
        )}
        {mayEdit ? <Button onClick={() => setEdited({ step: null, seen: agreement })}>{t('draftLevels.escalation.add')}</Button> : null}
      </section>
      <HandOffSection agreement={agreement} mayEdit={mayEdit} onEdit={onEdit} />
      {edited ? <EscalationDialog {...edited} onEdit={onEdit} onClose={() => setEdited(null)} /> : null}
    </div>
  );
}
