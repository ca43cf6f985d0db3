/** Logging time, correcting it, and stopping the timer: the same few fields. */
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import {
  changeTimeEntry,
  getTicketTime,
  getTimer,
  listMyTime,
  listTimeChanges,
  logTime,
  MOST_MINUTES,
  removeTimeEntry,
  stopTimer,
  TIME_SCOPES,
  type TimeScope,
  type timeEntry,
  WORK_TYPES,
  type WorkType,
} from '../../../contract/time-entries.js';
import { call, refresh } from '../../lib/api.js';
import { FormDialog } from '../../lib/form-dialog.js';
import { useFormat, viewerZone } from '../../lib/format.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { newId } from '../../lib/new-id.js';
import { ProblemNote, placesOf } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { FieldLine } from '../../ui/field-line.js';
import { parseMinutes } from './parse-minutes.js';
import styles from './time.module.css';

export type TimeEntry = z.infer<typeof timeEntry>;

export type TimeTask =
  | { readonly kind: 'log'; readonly ticket: string; readonly scope: TimeScope; readonly day: string }
  | { readonly kind: 'change'; readonly entry: TimeEntry }
  /** `minutes` null: it was forgotten, and nobody but its person knows how long it was. */
  | { readonly kind: 'stop'; readonly scope: TimeScope; readonly minutes: number | null };

const refreshTime = () => refresh(getTicketTime, listTimeChanges, getTimer, listMyTime);

export function TimeDialog({ task, onClose }: { readonly task: TimeTask; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const here = useHere();
  const before = task.kind === 'change' ? task.entry : null;
  const [key] = useState(newId);
  const [values, setValues] = useState({
    minutes: String(before?.minutes ?? (task.kind === 'stop' ? (task.minutes ?? '') : '')),
    day: before?.day ?? (task.kind === 'log' ? task.day : ''),
    workType: before?.workType ?? ('remote' as WorkType),
    scope: before?.scope ?? (task.kind === 'change' ? 'included' : task.scope),
    note: before?.note ?? '',
  });
  const set = (change: Partial<typeof values>) => setValues((all) => ({ ...all, ...change }));
  const minutes = parseMinutes(values.minutes);
  const save = useMutation({
    mutationFn: () => send(here.id, task, { ...values, minutes: minutes ?? 0, key }),
    onSuccess: onClose,
    onSettled: refreshTime,
  });
  const wrong =
    minutes === null
      ? t('time.needMinutes')
      : minutes < 1 || minutes > MOST_MINUTES
        ? t('time.minutesRange')
        : values.day === '' && task.kind !== 'stop'
          ? t('time.needDay')
          : null;
  const places = placesOf(save.error);
  return (
    <FormDialog
      title={t(`time.title.${task.kind}`)}
      submit={t(`time.save.${task.kind}`)}
      reason={wrong}
      command={save}
      onSubmit={save.mutate}
      onClose={onClose}
      more={before === null ? null : <RemoveEntry entry={before} onGone={onClose} />}
    >
      {task.kind === 'stop' && task.minutes === null ? <p className={styles.warn}>{t('time.forgotten')}</p> : null}
      <FieldLine>
        <TextInput
          label={t('time.minutes')}
          description={t('time.minutesHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data-autofocus
          maxLength={20}
          value={values.minutes}
          error={places.get('minutes')}
          onChange={(event) => set({ minutes: event.currentTarget.value })}
        />
        {task.kind === 'stop' ? null : (
          <TextInput
            label={t('time.day')}
            type="date"
            value={values.day}
            error={places.get('day')}
            onChange={(event) => set({ day: event.currentTarget.value })}
          />
        )}
      </FieldLine>
      <FieldLine>
        <NativeSelect
          label={t('time.workType')}
          value={values.workType}
          data={WORK_TYPES.map((one) => ({ value: one, label: t(`time.work.${one}`) }))}
          onChange={(event) => set({ workType: event.currentTarget.value as WorkType })}
        />
        <NativeSelect
          label={t('time.scope')}
          value={values.scope}
          data={TIME_SCOPES.map((one) => ({ value: one, label: t(`words.scope.${one}`) }))}
          onChange={(event) => set({ scope: event.currentTarget.value as TimeScope })}
        />
      </FieldLine>
      <Textarea
        label={t('time.note')}
        description={t('time.notePrivate', { party: here.membership.partyName ?? '' })}
        autosize
        minRows={2}
        maxLength={1_000}
        value={values.note}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
    </FormDialog>
  );
}

interface Sent {
  readonly minutes: number;
  readonly day: string;
  readonly workType: WorkType;
  readonly scope: TimeScope;
  readonly note: string;
  readonly key: string;
}

function send(partnership: string, task: TimeTask, { key, day, ...rest }: Sent): Promise<TimeEntry> {
  switch (task.kind) {
    case 'log':
      return call(logTime, { params: { partnership, ticket: task.ticket }, body: { ...rest, day, key } });
    case 'change':
      return call(changeTimeEntry, { params: { partnership, entry: task.entry.id }, body: { ...rest, day } });
    case 'stop':
      return call(stopTimer, { params: { partnership }, body: { ...rest, zone: viewerZone() } });
  }
}

/** Asks once, naming what goes. */
function RemoveEntry({ entry, onGone }: { readonly entry: TimeEntry; readonly onGone: () => void }) {
  const { t } = useTranslation();
  const here = useHere();
  const format = useFormat();
  const [asked, setAsked] = useState(false);
  const remove = useMutation({
    mutationFn: () => call(removeTimeEntry, { params: { partnership: here.id, entry: entry.id } }),
    onSuccess: onGone,
    onSettled: refreshTime,
  });
  if (!asked)
    return (
      <Button variant="subtle" color="red" onClick={() => setAsked(true)}>
        {t('time.remove')}
      </Button>
    );
  return (
    <>
      <Button variant="filled" color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
        {t('time.removeThis', { time: format.duration(entry.minutes * 60_000), day: entry.day })}
      </Button>
      <ProblemNote error={remove.error} />
    </>
  );
}
