/** Names in a paste that are no team here: which team is meant, before anything changes. */
import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { Team } from '../../../core/agreement/agreement.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { Dialog } from '../../ui/dialog.js';
import styles from './draft.module.css';
import { teamsLike } from './team-picker.js';

export interface PasteDialogProps {
  readonly unknown: readonly string[];
  readonly teams: readonly Team[];
  /** Names to teams; a name without one leaves its cells as they are. */
  readonly onPaste: (meant: ReadonlyMap<string, string>) => void;
  readonly onClose: () => void;
}

export function PasteDialog({ unknown, teams, onPaste, onClose }: PasteDialogProps) {
  const { t } = useTranslation();
  const [meant, setMeant] = useState<ReadonlyMap<string, string>>(
    () =>
      new Map(
        unknown.flatMap((name) =>
          teamsLike(teams, name.split(/\s+/)[0] ?? '')
            .slice(0, 1)
            .map((team) => [name, team.id] as const),
        ),
      ),
  );
  return (
    <Dialog closeButtonProps={{ 'aria-label': t('common.close') }} title={t('draft.paste.title')} onClose={onClose}>
      <p className={styles.dialogText}>{t('draft.paste.text', { count: unknown.length })}</p>
      {unknown.map((name) => (
        <NativeSelect
          key={name}
          label={t('draft.paste.meant', { name })}
          value={meant.get(name) ?? ''}
          data={[{ value: '', label: t('draft.paste.leave') }, ...teams.map((team) => ({ value: team.id, label: team.name }))]}
          onChange={(event) => {
            const next = new Map(meant);
            if (event.currentTarget.value === '') next.delete(name);
            else next.set(name, event.currentTarget.value);
            setMeant(next);
          }}
        />
      ))}
      <div className={styles.dialogButtons}>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button variant="filled" onClick={() => onPaste(meant)}>
          {t('draft.paste.action')}
        </Button>
      </div>
    </Dialog>
  );
}
