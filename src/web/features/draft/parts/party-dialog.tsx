/** A party's name; a new provider comes with its first team, so that it can be given work at once. */
import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { Agreement, Party } from '../../../../core/agreement/agreement.js';
import { freshId } from '../../../../core/agreement/slug.js';
import { weekText } from '../../../../core/calendar/hours-text.js';
import { calendarName } from '../../../lib/agreement-names.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import styles from '../draft.module.css';
import type { Intent } from '../draft-session.js';
import { putOver } from '../put-over.js';
import { FormDialog } from './form-dialog.js';
import { NameField } from './name-field.js';
import { nameTrouble } from './name-trouble.js';

export interface PartyDialogProps {
  /** Null: a new provider. */
  readonly party: Party | null;
  /** The draft when the dialog opened. */
  readonly seen: Agreement;
  readonly onEdit: (intent: Intent) => void;
  readonly onClose: () => void;
}

export function PartyDialog({ party, seen, onEdit, onClose }: PartyDialogProps) {
  const { t } = useTranslation();
  const calendars = Object.entries(seen.calendars);
  const [name, setName] = useState(party?.name ?? '');
  const [team, setTeam] = useState('');
  const [coverage, setCoverage] = useState(calendars[0]?.[0] ?? '');
  const others = seen.parties.filter((one) => one !== party).map((one) => one.name);
  const teams = seen.teams.map((one) => one.name);
  const wrong = nameTrouble(name, others) !== null || (party === null && nameTrouble(team, teams) !== null);

  const save = (): void => {
    if (party !== null) {
      onEdit(
        putOver(seen, (now) => {
          const was = now.parties.find((one) => one.id === party.id) ?? null;
          return was?.name === name.trim() ? [] : [{ kind: 'put', list: 'parties', was, item: { ...(was ?? party), name: name.trim() } }];
        }),
      );
      return;
    }
    const id = freshId(
      name,
      seen.parties.map((one) => one.id),
      'provider',
    );
    const item = {
      id: freshId(
        team,
        seen.teams.map((one) => one.id),
        'team',
      ),
      name: team.trim(),
      party: id,
      coverage,
      onCall: null,
    };
    onEdit(() => [
      { kind: 'put', list: 'parties', was: null, item: { id, name: name.trim(), kind: 'provider' } },
      { kind: 'put', list: 'teams', was: null, item },
    ]);
  };
  return (
    <FormDialog
      title={party ? t('parts.rename', { name: party.name }) : t('parts.parties.add')}
      wrong={wrong}
      onSubmit={save}
      onClose={onClose}
    >
      <div className={styles.fields}>
        <NameField first value={name} others={others} onChange={setName} />
        {party === null ? (
          <>
            <NameField label={t('parts.parties.firstTeam')} value={team} others={teams} onChange={setTeam} />
            <NativeSelect
              label={t('parts.parties.staffed')}
              value={coverage}
              data={calendars.map(([id, { week }]) => ({ value: id, label: `${calendarName(id)} (${weekText(week)})` }))}
              onChange={(event) => setCoverage(event.currentTarget.value)}
            />
          </>
        ) : null}
      </div>
    </FormDialog>
  );
}
