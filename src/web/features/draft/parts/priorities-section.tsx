/** How a priority follows from impact and urgency. */
import { NativeSelect } from '@mantine/core';
import { LEVELS, type Level, PRIORITIES, type Priority } from '../../../../core/agreement/agreement.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import styles from './levels.module.css';
import type { PartProps } from './part-props.js';

export function PrioritiesSection({ agreement, mayEdit, onEdit }: PartProps) {
  const { t } = useTranslation();
  const { priorityMatrix } = agreement;
  const set = (impact: Level, urgency: Level, priority: Priority): void =>
    onEdit(({ priorityMatrix: was }) =>
      was[impact][urgency] === priority
        ? []
        : [{ kind: 'set', field: 'priorityMatrix', was, value: { ...was, [impact]: { ...was[impact], [urgency]: priority } } }],
    );
  return (
    <section>
      <h2 id="priorities">{t('draft.field.priorityMatrix')}</h2>
      <p className={styles.lead}>{t('draftLevels.priorities.text')}</p>
      <table className={styles.matrix} aria-labelledby="priorities">
        <thead>
          <tr>
            <th scope="col">{t('draftLevels.priorities.impact')}</th>
            {LEVELS.map((urgency) => (
              <th key={urgency} scope="col">
                {t('draftLevels.priorities.urgency', { level: t(`words.level.${urgency}`) })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {LEVELS.map((impact) => (
            <tr key={impact}>
              <th scope="row">{t(`words.level.${impact}`)}</th>
              {LEVELS.map((urgency) => (
                <td key={urgency}>
                  {mayEdit ? (
                    <NativeSelect
                      className={styles.priority ?? ''}
                      size="xs"
                      aria-label={t('draftLevels.priorities.one', {
                        impact: t(`words.level.${impact}`),
                        urgency: t(`words.level.${urgency}`),
                      })}
                      value={priorityMatrix[impact][urgency]}
                      data={[...PRIORITIES]}
                      onChange={(event) => {
                        const chosen = PRIORITIES.find((one) => one === event.currentTarget.value);
                        if (chosen) set(impact, urgency, chosen);
                      }}
                    />
                  ) : (
                    priorityMatrix[impact][urgency]
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
