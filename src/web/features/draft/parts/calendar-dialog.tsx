/** One calendar: its week, zone, holidays and dated exceptions. A new one gets its id from its name. */
import { useState } from 'react';
import type { Agreement } from '../../../../core/agreement/agreement.js';
import { freshId } from '../../../../core/agreement/slug.js';
import { neverOpens } from '../../../../core/agreement/validate-hours.js';
import type { CalendarDefinition } from '../../../../core/calendar/definition.js';
import { parseHours, weekText } from '../../../../core/calendar/hours-text.js';
import { isSame } from '../../../../core/drafting/apply.js';
import { calendarUsers } from '../../../../core/drafting/calendar-users.js';
import { calendarName } from '../../../lib/agreement-names.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import draft from '../draft.module.css';
import type { Intent } from '../draft-session.js';
import { putOver } from '../put-over.js';
import { DatedField } from './dated-field.js';
import { FormDialog } from './form-dialog.js';
import { HolidaysField } from './holidays-field.js';
import { HoursField } from './hours-field.js';
import { slipOf } from './hours-slip.js';
import { NameField } from './name-field.js';
import { nameTrouble } from './name-trouble.js';
import { WeekBar } from './week-bar.js';
import { ZoneField } from './zone-field.js';

export interface CalendarDialogProps {
  /** Null: a new one. */
  readonly id: string | null;
  /** The draft when the dialog opened. */
  readonly seen: Agreement;
  readonly onEdit: (intent: Intent) => void;
  readonly onClose: () => void;
}

export function CalendarDialog({ id, seen, onEdit, onClose }: CalendarDialogProps) {
  const { t } = useTranslation();
  const was = id === null ? undefined : seen.calendars[id];
  const [name, setName] = useState('');
  const [hours, setHours] = useState(was ? weekText(was.week) : 'mon-fri 08:00-17:00');
  const [calendar, setCalendar] = useState<CalendarDefinition>(was ?? { zone: seen.windows.zone, week: {}, holidays: [], exceptions: [] });
  const parsed = parseHours([hours]);
  const value = 'wrong' in parsed ? calendar : { ...calendar, week: parsed.value };
  const names = Object.keys(seen.calendars).map(calendarName);
  const others = [
    { name: t('draft.windows.title'), holidays: seen.windows.holidays },
    ...Object.entries(seen.calendars).flatMap(([key, one]) => (key === id ? [] : [{ name: calendarName(key), holidays: one.holidays }])),
  ];
  const users = id === null ? null : calendarUsers(seen, id);
  // A clock or a rota on it would never run.
  const runs = users !== null && users.onCall.length + users.policies.length > 0;
  const closed = !('wrong' in parsed) && neverOpens(value) ? t(runs ? 'parts.calendars.mustOpen' : 'parts.calendars.neverOpens') : null;
  const wrong = slipOf(parsed) !== null || (closed !== null && runs) || (id === null && nameTrouble(name, names) !== null);
  const week = 'wrong' in parsed ? {} : parsed.value;
  return (
    <FormDialog
      title={id === null ? t('parts.calendars.add') : t('draft.teams.edit', { name: calendarName(id) })}
      wide
      wrong={wrong}
      onClose={onClose}
      onSubmit={() => {
        const key = id ?? freshId(name, Object.keys(seen.calendars), 'calendar');
        onEdit(
          putOver(seen, (now) => {
            const before = now.calendars[key] ?? null;
            return isSame(before, value) ? [] : [{ kind: 'calendar', id: key, was: before, value }];
          }),
        );
      }}
    >
      <div className={draft.fields}>
        {id === null ? (
          <NameField first value={name} others={names} description={t('parts.calendars.nameStays')} onChange={setName} />
        ) : null}
        <HoursField value={hours} description={t('parts.hoursHelp')} trouble={runs ? closed : null} onChange={setHours} />
        <ZoneField value={calendar.zone} onChange={(zone) => setCalendar({ ...calendar, zone })} />
      </div>
      {closed !== null && !runs ? <p className="mute">{closed}</p> : null}
      <WeekBar
        windows={[
          { id: 'open', name: t('parts.calendars.isOpen'), week },
          { id: 'rest', name: t('parts.calendars.isClosed'), week: null },
        ]}
      />
      <HolidaysField value={calendar.holidays} others={others} onChange={(holidays) => setCalendar({ ...calendar, holidays })} />
      <DatedField value={calendar.exceptions} onChange={(exceptions) => setCalendar({ ...calendar, exceptions })} />
    </FormDialog>
  );
}
