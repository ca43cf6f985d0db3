/** The calendars: when each is open, and who runs on it. */
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Agreement } from '../../../../core/agreement/agreement.js';
import { weekText } from '../../../../core/calendar/hours-text.js';
import { type CalendarUsers, calendarUsers, isUsed } from '../../../../core/drafting/calendar-users.js';
import { calendarName } from '../../../lib/agreement-names.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { DataTable } from '../../../ui/table.js';
import { CalendarDialog } from './calendar-dialog.js';
import { IconAction } from './icon-action.js';
import type { PartProps } from './part-props.js';
import { PartSection } from './part-section.js';
import styles from './parts.module.css';
import { useShortList } from './short-list.js';
import { openHours } from './week-segments.js';

/** Null id: a new one. */
interface Edited {
  readonly id: string | null;
  readonly seen: Agreement;
}

export function CalendarsSection({ agreement, mayEdit, onEdit }: PartProps) {
  const { t } = useTranslation();
  const [edited, setEdited] = useState<Edited | null>(null);
  const list = useShortList(Object.entries(agreement.calendars), t('parts.calendars.search'), ([id]) => calendarName(id));
  const users = ({ staffed, onCall, policies }: CalendarUsers): string =>
    [
      ...staffed.map(({ name }) => name),
      ...onCall.map(({ name }) => t('parts.calendars.onCall', { team: name })),
      ...policies.map(({ name }) => t('parts.calendars.clocks', { policy: name })),
    ].join(', ');
  return (
    <PartSection
      title={t('parts.calendars.title')}
      text={t('parts.calendars.text')}
      add={mayEdit ? { label: t('parts.calendars.add'), action: () => setEdited({ id: null, seen: agreement }) } : null}
    >
      {list.search}
      <DataTable
        label={t('parts.calendars.title')}
        head={[
          { key: 'name', text: t('draft.name') },
          { key: 'hours', text: t('draft.hours') },
          { key: 'open', text: t('parts.calendars.open'), number: true },
          { key: 'days', text: t('parts.calendars.days') },
          { key: 'users', text: t('parts.calendars.users') },
          { key: 'actions', text: <span className="visually-hidden">{t('draft.exception.actions')}</span> },
        ]}
      >
        <tbody>
          {list.shown.map(([id, calendar]) => {
            const name = calendarName(id);
            const used = calendarUsers(agreement, id);
            return (
              <tr key={id}>
                <td>{name}</td>
                <td>
                  {weekText(calendar.week)}, <span className={styles.zone}>{calendar.zone}</span>
                </td>
                <td data-number>{t('words.hours', { count: openHours(calendar.week) })}</td>
                <td>
                  {[
                    calendar.holidays.length > 0 ? t('parts.calendars.holidays', { count: calendar.holidays.length }) : '',
                    calendar.exceptions.length > 0 ? t('parts.calendars.dated', { count: calendar.exceptions.length }) : '',
                  ]
                    .filter(Boolean)
                    .join(', ') || t('words.none')}
                </td>
                <td>{users(used) || <span className="mute">{t('parts.calendars.nobody')}</span>}</td>
                <td className={styles.actions}>
                  {mayEdit ? (
                    <>
                      <IconAction
                        label={t('draft.teams.edit', { name })}
                        icon={IconPencil}
                        onClick={() => setEdited({ id, seen: agreement })}
                      />
                      <IconAction
                        label={t('parts.removeOne', { name })}
                        icon={IconTrash}
                        reason={isUsed(used) ? t('parts.calendars.used', { by: users(used) }) : null}
                        onClick={() =>
                          onEdit((now) => {
                            const was = now.calendars[id];
                            return was ? [{ kind: 'calendar', id, was, value: null }] : [];
                          })
                        }
                      />
                    </>
                  ) : null}
                </td>
              </tr>
            );
          })}
        </tbody>
      </DataTable>
      {list.more}
      {edited ? (
        <CalendarDialog
          {...edited}
          onClose={() => setEdited(null)}
          onEdit={(intent) => {
            setEdited(null);
            onEdit(intent);
          }}
        />
      ) : null}
    </PartSection>
  );
}
