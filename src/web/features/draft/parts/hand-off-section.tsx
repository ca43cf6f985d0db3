/** How a ticket passes between parties: each rule with a line of help, and what the contract says of it. */
import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { Agreement, HandOffRules } from '../../../../core/agreement/agreement.js';
import { handOffInWords } from '../../../../core/agreement/words/clocks.js';
import { namesOf } from '../../../lib/agreement-names.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { CommitField } from './commit-field.js';
import { handOffEdit, requiredEdit } from './escalation-edits.js';
import { HandOffFieldsDialog } from './hand-off-fields-dialog.js';
import { LengthField } from './length-field.js';
import styles from './levels.module.css';
import type { PartProps } from './part-props.js';

const TRANSFERS: readonly HandOffRules['transfer'][] = ['on-acceptance', 'immediate'];
const NO_ACCESS: readonly HandOffRules['noAccess'][] = ['request-and-hold', 'other-party', 'warn'];

const bounces = (text: string): number | null => {
  const count = Number(text.trim() || Number.NaN);
  return Number.isInteger(count) && count >= 1 && count <= 100 ? count : null;
};

export function HandOffSection({ agreement, mayEdit, onEdit }: PartProps) {
  const { t } = useTranslation();
  const { handOff } = agreement;
  const names = namesOf(agreement);
  const [edited, setEdited] = useState<{ readonly category: string | null; readonly seen: Agreement } | null>(null);
  const set = (change: Partial<HandOffRules>): void => onEdit(handOffEdit(() => change));
  return (
    <section>
      <h2>{t('draft.field.handOff')}</h2>
      <p className={styles.lead}>{t('draftLevels.handOff.text')}</p>
      <div className={styles.rules}>
        <NativeSelect
          label={t('draftLevels.handOff.transfer')}
          description={t('draftLevels.handOff.transferHelp')}
          value={handOff.transfer}
          disabled={!mayEdit}
          data={TRANSFERS.map((one) => ({ value: one, label: t(`draftLevels.handOff.transfers.${one}`) }))}
          onChange={(event) => set({ transfer: TRANSFERS.find((one) => one === event.currentTarget.value) ?? handOff.transfer })}
        />
        <div>
          <h3>{t('draftLevels.handOff.accept')}</h3>
          <p className="mute">{t('draftLevels.handOff.acceptHelp')}</p>
          <LengthField
            label={t('draftLevels.handOff.accept')}
            value={handOff.acceptWithinMs}
            mayEdit={mayEdit}
            required
            onCommit={(ms) => ms !== null && set({ acceptWithinMs: ms })}
          />
        </div>
        <div>
          <h3>{t('draftLevels.handOff.bounces')}</h3>
          <p className="mute">{t('draftLevels.handOff.bouncesHelp')}</p>
          {mayEdit ? (
            <CommitField
              label={t('draftLevels.handOff.bounces')}
              value={String(handOff.bounceLimit)}
              check={(text) => (bounces(text) === null ? t('draftLevels.handOff.bouncesWrong') : null)}
              onCommit={(text) => {
                const bounceLimit = bounces(text);
                if (bounceLimit !== null) set({ bounceLimit });
              }}
            />
          ) : (
            handOff.bounceLimit
          )}
        </div>
        <NativeSelect
          label={t('draftLevels.handOff.noAccess')}
          description={t('draftLevels.handOff.noAccessHelp')}
          value={handOff.noAccess}
          disabled={!mayEdit}
          data={NO_ACCESS.map((one) => ({ value: one, label: t(`draftLevels.handOff.noAccesses.${one}`) }))}
          onChange={(event) => set({ noAccess: NO_ACCESS.find((one) => one === event.currentTarget.value) ?? handOff.noAccess })}
        />
        <div>
          <h3>{t('draftLevels.handOff.fields')}</h3>
          <p className="mute">{t('draftLevels.handOff.fieldsHelp')}</p>
          {handOff.requiredFields.length === 0 ? <p>{t('draftLevels.handOff.noFields')}</p> : null}
          <ul className={styles.steps}>
            {handOff.requiredFields.map(({ category, fields }) => {
              const name = names.category(category);
              return (
                <li key={category} className={styles.step}>
                  <span>
                    <strong title={names.categoryPath(category)}>{name}</strong>: {fields.join(', ')}
                  </span>
                  {mayEdit ? (
                    <span className={styles.stepActions}>
                      <Button
                        size="compact-sm"
                        variant="subtle"
                        aria-label={t('draftLevels.handOff.editFields', { name })}
                        onClick={() => setEdited({ category, seen: agreement })}
                      >
                        {t('draft.cell.change')}
                      </Button>
                      <Button
                        size="compact-sm"
                        variant="subtle"
                        aria-label={t('draftLevels.handOff.removeFields', { name })}
                        onClick={() => onEdit(requiredEdit(category, category, []))}
                      >
                        {t('common.remove')}
                      </Button>
                    </span>
                  ) : null}
                </li>
              );
            })}
          </ul>
          {mayEdit ? (
            <Button size="compact-sm" onClick={() => setEdited({ category: null, seen: agreement })}>
              {t('draftLevels.handOff.addFields')}
            </Button>
          ) : null}
        </div>
      </div>
      <h3 style={{ marginTop: 18 }}>{t('draftLevels.inContract')}</h3>
      <ul lang="en">
        {handOffInWords(agreement).map((line) => (
          <li key={line} className={styles.said}>
            {line}
          </li>
        ))}
      </ul>
      {edited ? <HandOffFieldsDialog {...edited} onEdit={onEdit} onClose={() => setEdited(null)} /> : null}
    </section>
  );
}
