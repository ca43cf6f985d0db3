/** When a template recurs, with the next five computed while it is chosen, by the same rule as the server's. */
import { MultiSelect, NativeSelect, Select, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useMemo } from 'react';
import { addTicketSchedule, editTicketSchedule, listTicketSchedules } from '../../../contract/ticket-schedules.js';
import type { Agreement } from '../../../core/agreement/agreement.js';
import { compileCalendar } from '../../../core/calendar/compile.js';
import { WEEKDAYS, type Weekday } from '../../../core/calendar/definition.js';
import { localTime } from '../../../core/calendar/zone.js';
import { nextOccurrences } from '../../../core/recurrence/occurrences.js';
import { type Rhythm, type Schedule, scheduleProblems } from '../../../core/recurrence/schedule.js';
import { calendarName } from '../../lib/agreement-names.js';
import { call, refresh } from '../../lib/api.js';
import { clockText, minuteOfText } from '../../lib/clock-text.js';
import { EditNote } from '../../lib/edit-note.js';
import { FormDialog } from '../../lib/form-dialog.js';
import { useFormat } from '../../lib/format.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { useHere } from '../../lib/session.js';
import { useEdit } from '../../lib/use-edit.js';
import { FieldLine } from '../../ui/field-line.js';
import { WholeNumberField } from '../../ui/whole-number-field.js';
import { type Recurring, scheduleWords, type Template } from './template-words.js';
import styles from './templates.module.css';

export interface ScheduleDialogProps {
  /** Null: a new one. */
  readonly recurring: Recurring | null;
  readonly templates: readonly Template[];
  readonly agreement: Agreement;
  readonly onClose: () => void;
}

const UNITS = ['day', 'week', 'month'] as const;

const rhythmOf = (unit: Rhythm['unit'], every: number): Rhythm =>
  unit === 'day' ? { unit, every } : unit === 'week' ? { unit, every, weekdays: ['mon'] } : { unit, every, day: 1 };

/** On the first of each month, when an office opens. */
const usualSchedule = (zone: string): Schedule => ({
  rhythm: { unit: 'month', every: 1, day: 1 },
  at: 480,
  zone,
  from: localTime(zone, Date.now()).date,
  until: null,
  onlyOnOpenDays: null,
});

/** Personal ones do not recur. */
const choices = (templates: readonly Template[]) => templates.filter((one) => one.archivedAt === null && one.owner.kind !== 'person');

export function ScheduleDialog({ recurring, templates, agreement, onClose }: ScheduleDialogProps) {
  const { t } = useTranslation();
  const here = useHere();
  const { zone } = here.partnership;
  const offered = choices(templates);
  const edit = useEdit<{ readonly template: string; readonly schedule: Schedule }>(
    `schedule.${recurring?.id ?? here.id}`,
    recurring === null
      ? { template: offered[0]?.id ?? '', schedule: usualSchedule(zone) }
      : { template: recurring.template.id, schedule: recurring.schedule },
    recurring === null,
  );
  const { template, schedule } = edit.value;
  const change = (part: Partial<Schedule>) => edit.change({ schedule: { ...schedule, ...part } });
  const { rhythm } = schedule;
  const zones = useMemo(() => [...new Set([zone, 'UTC', ...Intl.supportedValuesOf('timeZone')])], [zone]);
  const problems = scheduleProblems(schedule);
  const next = useMemo(() => comingOf(schedule, agreement), [schedule, agreement]);
  const params = { partnership: here.id };
  const save = useMutation({
    mutationFn: () => {
      const body = { template, schedule: structuredClone(schedule) as Recurring['schedule'] };
      return recurring === null
        ? call(addTicketSchedule, { params, body })
        : call(editTicketSchedule, { params: { ...params, schedule: recurring.id }, body: { ...body, revision: recurring.revision } });
    },
    onSuccess: () => {
      edit.forget();
      onClose();
    },
    onSettled: () => refresh(listTicketSchedules),
  });
  const missing =
    template === ''
      ? t('templates.noTemplate')
      : problems[0]
        ? wrong(problems[0].path, problems[0].text, t('templates.needWeekday'))
        : next.length === 0
          ? t('templates.never')
          : null;
  return (
    <FormDialog
      size="lg"
      title={recurring === null ? t('templates.recurTitle') : t('templates.recurEditTitle', { name: recurring.template.name })}
      submit={t('common.save')}
      reason={missing}
      command={{ isPending: save.isPending, error: edit.errorOf(save.error) }}
      onSubmit={save.mutate}
      onClose={onClose}
      onCancel={() => {
        edit.forget();
        onClose();
      }}
    >
      <EditNote
        edit={edit}
        words={(one) => [
          [t('templates.template'), offered.find(({ id }) => id === one.template)?.name ?? ''],
          [t('templates.rhythm'), scheduleWords(one.schedule, t)],
        ]}
      />
      <NativeSelect
        label={t('templates.template')}
        data-autofocus
        value={template}
        data={offered.map((one) => ({ value: one.id, label: one.name }))}
        onChange={(event) => edit.change({ template: event.currentTarget.value })}
      />
      <FieldLine>
        <NativeSelect
          label={t('templates.unit')}
          value={rhythm.unit}
          data={UNITS.map((unit) => ({ value: unit, label: t(`templates.units.${unit}`) }))}
          onChange={(event) => change({ rhythm: rhythmOf(event.currentTarget.value as Rhythm['unit'], rhythm.every) })}
        />
        <WholeNumberField
          label={`${t('templates.every')} ${t(`templates.everyHint.${rhythm.unit}`)}`}
          min={1}
          max={366}
          value={rhythm.every}
          onChange={(every) => change({ rhythm: { ...rhythm, every } })}
        />
        {rhythm.unit === 'month' ? (
          <NativeSelect
            label={t('templates.day')}
            description={t('templates.dayHint')}
            inputWrapperOrder={['label', 'input', 'description']}
            value={String(rhythm.day)}
            data={[
              ...Array.from({ length: 31 }, (_, n) => ({ value: String(n + 1), label: String(n + 1) })),
              { value: 'last', label: t('templates.lastDay') },
            ]}
            onChange={({ currentTarget: { value } }) => change({ rhythm: { ...rhythm, day: value === 'last' ? value : Number(value) } })}
          />
        ) : null}
        {rhythm.unit === 'week' ? (
          <MultiSelect
            label={t('templates.weekdays')}
            data={WEEKDAYS.map((day) => ({ value: day, label: t(`words.weekday.${day}`) }))}
            value={[...rhythm.weekdays]}
            onChange={(days) => change({ rhythm: { ...rhythm, weekdays: days as Weekday[] } })}
          />
        ) : null}
      </FieldLine>
      <FieldLine>
        <TextInput
          type="time"
          label={t('templates.at')}
          value={clockText(schedule.at)}
          onChange={(event) => {
            const at = minuteOfText(event.currentTarget.value);
            if (at !== null) change({ at });
          }}
        />
        <Select
          label={t('templates.zone')}
          data={zones}
          searchable
          limit={80}
          allowDeselect={false}
          value={schedule.zone}
          onChange={(chosen) => chosen && change({ zone: chosen })}
        />
        <TextInput
          type="date"
          label={t('templates.from')}
          value={schedule.from}
          onChange={(event) => change({ from: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={t('templates.until')}
          description={t('templates.untilHint')}
          inputWrapperOrder={['label', 'input', 'description']}
          value={schedule.until ?? ''}
          onChange={(event) => change({ until: event.currentTarget.value || null })}
        />
      </FieldLine>
      <NativeSelect
        label={t('templates.openDays')}
        description={t('templates.openDaysHint')}
        value={schedule.onlyOnOpenDays ?? ''}
        data={[
          { value: '', label: t('templates.anyDay') },
          ...Object.keys(agreement.calendars).map((id) => ({ value: id, label: calendarName(id) })),
        ]}
        onChange={(event) => change({ onlyOnOpenDays: event.currentTarget.value || null })}
      />
      <Preview next={next} zone={schedule.zone} />
    </FormDialog>
  );
}

const wrong = (path: readonly (string | number)[], text: string, needWeekday: string): string =>
  path.includes('weekdays') ? needWeekday : text;

function comingOf(schedule: Schedule, agreement: Agreement): readonly number[] {
  if (scheduleProblems(schedule).length > 0) return [];
  const definition = schedule.onlyOnOpenDays === null ? undefined : agreement.calendars[schedule.onlyOnOpenDays];
  return nextOccurrences(schedule, Date.now(), 5, definition && compileCalendar(definition));
}

function Preview({ next, zone }: { readonly next: readonly number[]; readonly zone: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section className={styles.preview} aria-live="polite" aria-label={t('templates.preview')}>
      <b>{t('templates.preview')}</b>
      {next.length === 0 ? (
        <p className="mute">{t('templates.never')}</p>
      ) : (
        <ul>
          {next.map((at) => (
            <li key={at}>{format.full(at, zone)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
