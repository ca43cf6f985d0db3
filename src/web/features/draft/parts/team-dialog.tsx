/** A team: its name and party, the calendar it is staffed by, and its on-call rota. */
import { Checkbox, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { Agreement, OnCallRota, Team } from '../../../../core/agreement/agreement.js';
import { freshId } from '../../../../core/agreement/slug.js';
import { neverOpens } from '../../../../core/agreement/validate-hours.js';
import { dateText } from '../../../../core/calendar/civil-date.js';
import type { CalendarDefinition } from '../../../../core/calendar/definition.js';
import { parseHours, weekText } from '../../../../core/calendar/hours-text.js';
import { isSame } from '../../../../core/drafting/apply.js';
import { calendarUsers } from '../../../../core/drafting/calendar-users.js';
import type { DraftChange } from '../../../../core/drafting/change.js';
import { calendarName } from '../../../lib/agreement-names.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import styles from '../draft.module.css';
import type { Intent } from '../draft-session.js';
import { putOver } from '../put-over.js';
import { FormDialog } from './form-dialog.js';
import { HoursField } from './hours-field.js';
import { slipOf } from './hours-slip.js';
import { NameField } from './name-field.js';
import { nameTrouble } from './name-trouble.js';
import { RotaFields } from './rota-fields.js';
import { peopleOf, rotaTrouble } from './rota-trouble.js';
import { mondayOf, today } from './weeks.js';

export interface TeamDialogProps {
  /** Null: a new one. */
  readonly team: Team | null;
  /** The draft when the dialog opened. */
  readonly seen: Agreement;
  readonly onEdit: (intent: Intent) => void;
  readonly onClose: () => void;
}

export function TeamDialog({ team, seen, onEdit, onClose }: TeamDialogProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(team?.name ?? '');
  const [party, setParty] = useState(team?.party ?? seen.parties[0]?.id ?? '');
  const [coverage, setCoverage] = useState(team?.coverage ?? Object.keys(seen.calendars)[0] ?? '');
  const week = (calendar: string): string => weekText(seen.calendars[calendar]?.week ?? {});
  const [hours, setHours] = useState(() => week(coverage));
  const [onCall, setOnCall] = useState<OnCallRota | null>(team?.onCall ?? null);
  const [people, setPeople] = useState(team?.onCall?.people.join(', ') ?? '');

  const others = seen.teams.filter((one) => one !== team);
  const names = others.map((one) => one.name);
  const parsed = parseHours([hours]);
  const shared = others.filter((one) => one.coverage === coverage || one.onCall?.calendar === coverage).map((one) => one.name);
  const changed = hours !== week(coverage);
  const choices = Object.keys(seen.calendars).map((one) => ({ value: one, label: calendarName(one) }));
  const rota = onCall === null ? null : { ...onCall, people: peopleOf(people) };
  // What each calendar is once the hours typed here are saved.
  const calendarOf = (id: string): CalendarDefinition | undefined => {
    const calendar = seen.calendars[id];
    return calendar && id === coverage && changed && 'value' in parsed ? { ...calendar, week: parsed.value } : calendar;
  };
  const never = (id: string): boolean => {
    const calendar = calendarOf(id);
    return calendar !== undefined && neverOpens(calendar);
  };
  const users = calendarUsers(seen, coverage);
  const mustOpen = never(coverage) && users.policies.length + users.onCall.filter((one) => one.id !== team?.id).length > 0;
  const closed = rota !== null && never(rota.calendar);
  const wrong =
    slipOf(parsed) !== null || nameTrouble(name, names) !== null || mustOpen || closed || (rota !== null && rotaTrouble(rota) !== null);

  const save = (): void => {
    const id =
      team?.id ??
      freshId(
        name,
        seen.teams.map((one) => one.id),
        'team',
      );
    onEdit(
      putOver(seen, (now): readonly DraftChange[] => {
        const was = now.teams.find((one) => one.id === id) ?? null;
        const calendar = now.calendars[coverage];
        const item: Team = { id, name: name.trim(), party, coverage, onCall: rota };
        return [
          ...(changed && calendar && 'value' in parsed
            ? [{ kind: 'calendar', id: coverage, was: calendar, value: { ...calendar, week: parsed.value } } as const]
            : []),
          ...(was !== null && isSame(item, was) ? [] : [{ kind: 'put', list: 'teams', item, was } as const]),
        ];
      }),
    );
  };
  return (
    <FormDialog
      title={team ? t('draft.teams.edit', { name: team.name }) : t('parts.teams.add')}
      wrong={wrong}
      onSubmit={save}
      onClose={onClose}
    >
      <div className={styles.fields}>
        <NameField first value={name} others={names} onChange={setName} />
        <NativeSelect
          label={t('draft.teams.party')}
          value={party}
          data={seen.parties.map((one) => ({ value: one.id, label: one.name }))}
          onChange={(event) => setParty(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('draft.teams.calendar')}
          value={coverage}
          data={choices}
          onChange={(event) => {
            setCoverage(event.currentTarget.value);
            setHours(week(event.currentTarget.value));
          }}
        />
        <HoursField
          description={shared.length > 0 ? t('draft.teams.shared', { teams: shared.join(', ') }) : undefined}
          value={hours}
          trouble={mustOpen ? t('parts.calendars.mustOpen') : null}
          onChange={setHours}
        />
      </div>
      <Checkbox
        label={t('draft.teams.hasOnCall')}
        checked={onCall !== null}
        onChange={(event) =>
          setOnCall(
            event.currentTarget.checked
              ? (team?.onCall ?? {
                  calendar: coverage,
                  people: [],
                  turnDays: 7,
                  from: dateText(mondayOf(today(seen.windows.zone, Date.now()))),
                })
              : null,
          )
        }
      />
      {onCall ? (
        <RotaFields rota={onCall} calendars={choices} closed={closed} people={people} onPeople={setPeople} onChange={setOnCall} />
      ) : null}
    </FormDialog>
  );
}
