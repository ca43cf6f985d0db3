/** The teams: of which party, when each is staffed, and who answers outside those hours. */
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Agreement, Team } from '../../../../core/agreement/agreement.js';
import { weekText } from '../../../../core/calendar/hours-text.js';
import { teamMentions, withoutTeam } from '../../../../core/drafting/replace-team.js';
import { calendarName } from '../../../lib/agreement-names.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { useHere } from '../../../lib/session.js';
import { TeamChip } from '../../../lib/team-chip.js';
import { DataTable } from '../../../ui/table.js';
import { IconAction } from './icon-action.js';
import type { PartProps } from './part-props.js';
import { PartSection } from './part-section.js';
import styles from './parts.module.css';
import { ReplaceTeamDialog } from './replace-team-dialog.js';
import { useShortList } from './short-list.js';
import { TeamDialog } from './team-dialog.js';

/** Null: a new one. */
interface Edited {
  readonly team: Team | null;
  readonly seen: Agreement;
}

export function TeamsSection({ agreement, mayEdit, onEdit }: PartProps) {
  const { t } = useTranslation();
  const here = useHere();
  const [edited, setEdited] = useState<Edited | null>(null);
  const [replaced, setReplaced] = useState<string | null>(null);
  const { teams } = agreement;
  const list = useShortList(teams, t('parts.teams.search'), (team) => `${team.name} ${here.partyName(team.party)}`);
  const hoursOf = (calendar: string): string => {
    const found = agreement.calendars[calendar];
    return found ? `${weekText(found.week)}, ${found.zone}` : calendar;
  };
  const leaving = teams.find(({ id }) => id === replaced);
  return (
    <PartSection
      title={t('draft.teams.title')}
      add={mayEdit ? { label: t('parts.teams.add'), action: () => setEdited({ team: null, seen: agreement }) } : null}
    >
      {list.search}
      <DataTable
        label={t('draft.teams.title')}
        head={[
          { key: 'team', text: t('draft.mend.team') },
          { key: 'party', text: t('draft.teams.party') },
          { key: 'hours', text: t('draft.hours') },
          { key: 'call', text: t('draft.teams.onCall') },
          { key: 'edit', text: <span className="visually-hidden">{t('draft.exception.actions')}</span> },
        ]}
      >
        <tbody>
          {list.shown.map((team) => (
            <tr key={team.id}>
              <td>
                <TeamChip team={team.id} />
              </td>
              <td>{here.partyName(team.party)}</td>
              <td>{hoursOf(team.coverage)}</td>
              <td>{team.onCall ? `${calendarName(team.onCall.calendar)}: ${team.onCall.people.join(', ')}` : t('words.none')}</td>
              <td className={styles.actions}>
                {mayEdit ? (
                  <>
                    <IconAction
                      label={t('draft.teams.edit', { name: team.name })}
                      icon={IconPencil}
                      onClick={() => setEdited({ team, seen: agreement })}
                    />
                    <IconAction
                      label={t('parts.removeOne', { name: team.name })}
                      icon={IconTrash}
                      reason={teams.length === 1 ? t('parts.teams.last') : null}
                      onClick={() => {
                        if (teamMentions(agreement, team.id) > 0) setReplaced(team.id);
                        else onEdit((now) => withoutTeam(now, team.id, null));
                      }}
                    />
                  </>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      {list.more}
      {edited ? (
        <TeamDialog
          {...edited}
          onClose={() => setEdited(null)}
          onEdit={(intent) => {
            setEdited(null);
            onEdit(intent);
          }}
        />
      ) : null}
      {leaving ? (
        <ReplaceTeamDialog
          agreement={agreement}
          team={leaving}
          onClose={() => setReplaced(null)}
          onEdit={(intent) => {
            setReplaced(null);
            onEdit(intent);
          }}
        />
      ) : null}
    </PartSection>
  );
}
