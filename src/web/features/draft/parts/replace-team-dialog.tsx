/** A team that is named cannot just go: another takes its place everywhere, in the same edit. */
import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { Agreement, Team } from '../../../../core/agreement/agreement.js';
import { replaceTeam, teamMentions, withoutTeam } from '../../../../core/drafting/replace-team.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { useHere } from '../../../lib/session.js';
import styles from '../draft.module.css';
import type { Intent } from '../draft-session.js';
import { Along } from './along.js';
import { FormDialog } from './form-dialog.js';

export interface ReplaceTeamDialogProps {
  readonly agreement: Agreement;
  readonly team: Team;
  readonly onEdit: (intent: Intent) => void;
  readonly onClose: () => void;
}

export function ReplaceTeamDialog({ agreement, team, onEdit, onClose }: ReplaceTeamDialogProps) {
  const { t } = useTranslation();
  const here = useHere();
  const others = agreement.teams.filter(({ id }) => id !== team.id);
  const [chosen, setChosen] = useState(() => (others.find(({ party }) => party === team.party) ?? others[0])?.id ?? '');
  // The one that was chosen may be taken away by somebody else meanwhile.
  const by = others.some(({ id }) => id === chosen) ? chosen : (others[0]?.id ?? '');
  return (
    <FormDialog
      title={t('parts.remove.title', { name: team.name })}
      wrong={by === ''}
      submit={t('parts.teams.replace')}
      onSubmit={() => onEdit((now) => withoutTeam(now, team.id, by))}
      onClose={onClose}
    >
      <p className={styles.dialogText}>{t('parts.teams.replaceText', { name: team.name, count: teamMentions(agreement, team.id) })}</p>
      <NativeSelect
        label={t('parts.teams.by')}
        value={by}
        data={others.map(({ id, name, party }) => ({ value: id, label: `${name} (${here.partyName(party)})` }))}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      <Along
        agreement={agreement}
        changes={replaceTeam(agreement, team.id, by)}
        label={t('parts.remove.along')}
        otherwise={t('parts.along.otherTeam')}
      />
    </FormDialog>
  );
}
