/** One escalation step: when it acts, for which priorities, and whom it reaches. */
import { Button, Checkbox, MultiSelect, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type Agreement, type ClockKind, type EscalationStep, PRIORITIES } from '../../../../core/agreement/agreement.js';
import { freshId } from '../../../../core/agreement/slug.js';
import { escalationInWords } from '../../../../core/agreement/words/clocks.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { Dialog } from '../../../ui/dialog.js';
import styles from '../draft.module.css';
import { putOver } from '../put-over.js';
import { stepPut } from './escalation-edits.js';
import look from './levels.module.css';
import type { PartProps } from './part-props.js';

export interface EscalationDialogProps extends Pick<PartProps, 'onEdit'> {
  /** Null: a new one. */
  readonly step: EscalationStep | null;
  readonly seen: Agreement;
  readonly onClose: () => void;
}

const CLOCKS: readonly ClockKind[] = ['respond', 'update', 'resolve', 'accept'];
const NEW: EscalationStep = { id: '', clock: 'resolve', atPercent: 75, priorities: null, notify: [], leads: true, wake: false };

export function EscalationDialog({ step, seen, onEdit, onClose }: EscalationDialogProps) {
  const { t } = useTranslation();
  const [content, setContent] = useState(step ?? NEW);
  const [percent, setPercent] = useState(String(content.atPercent));
  const set = (change: Partial<EscalationStep>): void => setContent({ ...content, ...change });
  const atPercent = Number(percent.replace('%', '').replace(',', '.').trim() || Number.NaN);
  const wrongPercent = !(atPercent > 0 && atPercent <= 1_000);
  const reachesNobody = content.notify.length === 0 && !content.leads;
  const wanted = { ...content, atPercent };
  return (
    <Dialog
      title={t(step ? 'draftLevels.escalation.editTitle' : 'draftLevels.escalation.add')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common.close') }}
      onClose={onClose}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (wrongPercent || reachesNobody) return;
          onClose();
          const ids = seen.escalation.map((one) => one.id);
          onEdit(putOver(seen, stepPut({ ...wanted, id: step?.id ?? freshId(`${content.clock} ${atPercent}`, ids, 'step') })));
        }}
      >
        <div className={styles.fields}>
          <NativeSelect
            label={t('agreement.situation.clock')}
            value={content.clock}
            data={CLOCKS.map((one) => ({ value: one, label: t(`words.clock.${one}`) }))}
            onChange={(event) => set({ clock: CLOCKS.find((one) => one === event.currentTarget.value) ?? 'resolve' })}
          />
          <TextInput
            label={t('draftLevels.escalation.at')}
            inputMode="decimal"
            value={percent}
            error={wrongPercent ? t('draftLevels.escalation.atWrong') : undefined}
            onChange={(event) => setPercent(event.currentTarget.value)}
          />
        </div>
        <Checkbox.Group
          label={t('draftLevels.escalation.priorities')}
          description={t('draftLevels.escalation.prioritiesHelp')}
          value={[...(content.priorities ?? [])]}
          onChange={(list) => set({ priorities: list.length === 0 ? null : PRIORITIES.filter((one) => list.includes(one)) })}
        >
          <div className={look.head}>
            {PRIORITIES.map((one) => (
              <Checkbox key={one} value={one} label={one} />
            ))}
          </div>
        </Checkbox.Group>
        <MultiSelect
          mt={10}
          label={t('draftLevels.escalation.notify')}
          data={seen.teams.map((team) => ({ value: team.id, label: team.name }))}
          value={[...content.notify]}
          onChange={(notify) => set({ notify })}
          searchable
          clearable
          hidePickedOptions
          placeholder={content.notify.length === 0 ? t('words.none') : ''}
          clearButtonProps={{ 'aria-label': t('common.remove') }}
          comboboxProps={{ withinPortal: true }}
        />
        <Checkbox
          mt={12}
          label={t('draftLevels.escalation.leads')}
          checked={content.leads}
          error={reachesNobody ? t('draftLevels.escalation.nobody') : undefined}
          onChange={(event) => set({ leads: event.currentTarget.checked })}
        />
        <Checkbox
          mt={10}
          label={t('draftLevels.escalation.wake')}
          description={t('draftLevels.escalation.wakeHelp')}
          checked={content.wake}
          onChange={(event) => set({ wake: event.currentTarget.checked })}
        />
        {wrongPercent || reachesNobody ? null : (
          <p className={look.said} lang="en" aria-live="polite" style={{ marginTop: 14 }}>
            {escalationInWords(seen, wanted)}
          </p>
        )}
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
