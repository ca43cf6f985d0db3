/** How long each party may hold a ticket before it is passed on or resolved: its operational target. */
import { PRIORITIES, type SlaPolicy } from '../../../../core/agreement/agreement.js';
import { holdInWords } from '../../../../core/agreement/words/contract.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { useHere } from '../../../lib/session.js';
import { DataTable } from '../../../ui/table.js';
import { LengthField } from './length-field.js';
import styles from './levels.module.css';
import { holdEdit } from './levels-edits.js';
import type { PartProps } from './part-props.js';

export interface LevelsHoldsProps extends PartProps {
  readonly policy: SlaPolicy;
}

export function LevelsHolds({ agreement, policy, mayEdit, onEdit }: LevelsHoldsProps) {
  const { t } = useTranslation();
  const here = useHere();
  return (
    <div>
      <h3>{t('draftLevels.holds')}</h3>
      <p className="mute">{t('draftLevels.holdsHelp')}</p>
      <DataTable
        label={t('draftLevels.holdsOf', { name: policy.name })}
        head={[{ key: 'party', text: t('draft.teams.party') }, ...PRIORITIES.map((one) => ({ key: one, text: one }))]}
      >
        <tbody className={styles.times}>
          {agreement.parties.map(({ id }) => (
            <tr key={id}>
              <th scope="row">{here.partyName(id)}</th>
              {PRIORITIES.map((priority) => (
                <td key={priority}>
                  <LengthField
                    label={t('draftLevels.holdOf', { party: here.partyName(id), priority })}
                    value={policy.holds.find((one) => one.party === id && one.priority === priority)?.holdMs ?? null}
                    mayEdit={mayEdit}
                    onCommit={(ms) => onEdit(holdEdit(policy.id, id, priority, ms))}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </DataTable>
      {policy.holds.map((hold) => (
        <p key={`${hold.party} ${hold.priority}`} className={styles.said} lang="en">
          {holdInWords(agreement, hold)}
        </p>
      ))}
    </div>
  );
}
