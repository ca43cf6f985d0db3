/** The teams: when each is staffed, and who answers outside those hours. */
import { ActionIcon, Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import type { Agreement, OnCallRota, Team } from '../../../../core/agreement/agreement.js';
import { parseHours, weekText } from '../../../../core/calendar/hours-text.js';
import type { DraftChange } from '../../../../core/drafting/change.js';
import { calendarName } from '../../../lib/agreement-names.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { useHere } from '../../../lib/session.js';
import { TeamChip } from '../../../lib/team-chip.js';
import { Dialog } from '../../../ui/dialog.js';
import { DataTable } from '../../../ui/table.js';
import styles from '../draft.module.css';
import type { PartProps } from './part-props.js';

export function TeamsPart({ agreement, mayEdit, onEdit }: PartProps) {
  const { t } = useTranslation();
  const here = useHere();
  const [edited, setEdited] = useState<Team | null>(null);
  const hoursOf = (calendar: string): string => {
    const found = agreement.calendars[calendar];
    return found ? `${weekText(found.week)}, ${found.zone}` : calendar;
  };
  return (
    <section className={styles.list}>
      <h2>{t('draft.teams.title')}</h2>
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
          {agreement.teams.map((team) => (
            <tr key={team.id}>
              <td>
                <TeamChip team={team.id} />
              </td>
              <td>{here.partyName(team.party)}</td>
              <td>{hoursOf(team.coverage)}</td>
              <td>{team.onCall ? `${calendarName(team.onCall.calendar)}: ${team.onCall.people.join(', ')}` : t('words.none')}</td>
              <td>
                {mayEdit ? (
                  <ActionIcon
                    variant="subtle"
                    size="md"
                    aria-label={t('draft.teams.edit', { name: team.name })}
                    title={t('draft.teams.edit', { name: team.name })}
                    onClick={() => setEdited(team)}
                  >
                    <IconPencil size={15} aria-hidden="true" />
                  </ActionIcon>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      {edited ? (
        <TeamDialog
          agreement={agreement}
          team={edited}
          onClose={() => setEdited(null)}
          onSave={(changes, again) => {
            setEdited(null);
            let first = true;
            onEdit((now) => {
              const wanted = first ? changes : again(now);
              first = false;
              return wanted;
            });
          }}
        />
      ) : null}
    </section>
  );
}

interface TeamDialogProps {
  readonly agreement: Agreement;
  readonly team: Team;
  readonly onSave: (changes: readonly DraftChange[], again: (now: Agreement) => readonly DraftChange[]) => void;
  readonly onClose: () => void;
}

function TeamDialog({ agreement, team, onSave, onClose }: TeamDialogProps) {
  const { t } = useTranslation();
  const calendars = Object.keys(agreement.calendars);
  const [name, setName] = useState(team.name);
  const [coverage, setCoverage] = useState(team.coverage);
  const week = (calendar: string): string => weekText(agreement.calendars[calendar]?.week ?? {});
  const [hours, setHours] = useState(() => week(team.coverage));
  const [onCall, setOnCall] = useState<OnCallRota | null>(team.onCall);
  const [people, setPeople] = useState(team.onCall?.people.join(', ') ?? '');
  const parsed = parseHours([hours]);
  const shared = agreement.teams.filter((one) => one.coverage === coverage && one.id !== team.id).map((one) => one.name);
  const choices = calendars.map((one) => ({ value: one, label: calendarName(one) }));

  const changesOn = (now: Agreement): readonly DraftChange[] => {
    const was = now.teams.find((one) => one.id === team.id) ?? null;
    const calendar = now.calendars[coverage];
    const names = people
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean);
    const item: Team = { ...(was ?? team), name: name.trim(), coverage, onCall: onCall === null ? null : { ...onCall, people: names } };
    return [
      ...(calendar && !('wrong' in parsed) && hours !== weekText(calendar.week)
        ? [{ kind: 'calendar', id: coverage, was: calendar, value: { ...calendar, week: parsed.value } } as const]
        : []),
      ...(JSON.stringify(item) === JSON.stringify(was) ? [] : [{ kind: 'put', list: 'teams', item, was } as const]),
    ];
  };
  return (
    <Dialog
      title={t('draft.teams.edit', { name: team.name })}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common.close') }}
      onClose={onClose}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!('wrong' in parsed)) onSave(changesOn(agreement), changesOn);
        }}
      >
        <div className={styles.fields}>
          <TextInput label={t('draft.name')} value={name} required onChange={(event) => setName(event.currentTarget.value)} />
          <NativeSelect
            label={t('draft.teams.calendar')}
            value={coverage}
            data={choices}
            onChange={(event) => {
              setCoverage(event.currentTarget.value);
              setHours(week(event.currentTarget.value));
            }}
          />
          <TextInput
            label={t('draft.hours')}
            description={shared.length > 0 ? t('draft.teams.shared', { teams: shared.join(', ') }) : undefined}
            value={hours}
            error={'wrong' in parsed ? `${parsed.wrong}: ${parsed.expected}` : undefined}
            onChange={(event) => setHours(event.currentTarget.value)}
          />
        </div>
        <Checkbox
          label={t('draft.teams.hasOnCall')}
          checked={onCall !== null}
          onChange={(event) =>
            setOnCall(
              event.currentTarget.checked ? (team.onCall ?? { calendar: coverage, people: [], turnDays: 7, from: '2026-01-05' }) : null,
            )
          }
        />
        {onCall ? (
          <div className={styles.fields}>
            <NativeSelect
              label={t('draft.teams.onCallCalendar')}
              value={onCall.calendar}
              data={choices}
              onChange={(event) => setOnCall({ ...onCall, calendar: event.currentTarget.value })}
            />
            <TextInput label={t('draft.teams.people')} required value={people} onChange={(event) => setPeople(event.currentTarget.value)} />
            <TextInput
              type="number"
              min={1}
              max={366}
              label={t('draft.teams.turnDays')}
              value={onCall.turnDays}
              onChange={(event) =>
                setOnCall({ ...onCall, turnDays: Math.max(1, Math.min(366, Math.round(Number(event.currentTarget.value)) || 1)) })
              }
            />
            <TextInput
              type="date"
              required
              label={t('draft.teams.from')}
              value={onCall.from}
              onChange={(event) => setOnCall({ ...onCall, from: event.currentTarget.value })}
            />
          </div>
        ) : null}
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
