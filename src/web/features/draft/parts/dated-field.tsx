/** Dated exceptions of a calendar: a day with other hours, extra hours, or hours taken away. They beat holidays. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { parseDate } from '../../../../core/calendar/civil-date.js';
import type { CalendarException, Period } from '../../../../core/calendar/definition.js';
import { parsePeriods, periodsText } from '../../../../core/calendar/hours-text.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { dayText } from './day-text.js';
import { hoursTrouble } from './hours-field.js';
import { IconAction } from './icon-action.js';
import styles from './parts.module.css';
import { useShortList } from './short-list.js';

export interface DatedFieldProps {
  readonly value: readonly CalendarException[];
  readonly onChange: (exceptions: readonly CalendarException[]) => void;
}

const KINDS = ['closed', 'open', 'opens', 'closes'] as const;
type Kind = (typeof KINDS)[number];

const wordsOf = (one: CalendarException, t: TFunction): string => {
  if ('open' in one) return one.open.length === 0 ? t('parts.dated.kind.closed') : `${t('parts.dated.kind.open')} ${periodsText(one.open)}`;
  return 'opens' in one
    ? `${t('parts.dated.kind.opens')} ${periodsText(one.opens)}`
    : `${t('parts.dated.kind.closes')} ${periodsText(one.closes)}`;
};

/** Whether two cannot stand beside each other: the same one twice, or both set the whole hours of a day. */
const clash = (one: CalendarException, other: CalendarException): boolean =>
  one.date === other.date && (('open' in one && 'open' in other) || JSON.stringify(one) === JSON.stringify(other));

export function DatedField({ value, onChange }: DatedFieldProps) {
  const { t, language } = useTranslation();
  const sorted = [...value].sort((a, b) => (a.date < b.date ? -1 : 1));
  const { shown, search, more } = useShortList(sorted, t('parts.dated.search'), (one) => `${one.date} ${one.name}`, 12);
  return (
    <fieldset className={styles.group}>
      <legend>{t('parts.dated.title')}</legend>
      {search}
      {value.length === 0 ? <p className="mute">{t('parts.dated.none')}</p> : null}
      <ul className={styles.days}>
        {shown.map((one) => (
          <li key={JSON.stringify(one)}>
            <span>{dayText(one.date, language).text}</span>
            <b>{one.name}</b>
            <span className="mute">{wordsOf(one, t)}</span>
            <IconAction
              label={t('parts.removeOne', { name: one.name })}
              icon={IconTrash}
              onClick={() => onChange(value.filter((other) => other !== one))}
            />
          </li>
        ))}
      </ul>
      {more}
      <AddDated value={value} onAdd={(one) => onChange([...value, one])} />
    </fieldset>
  );
}

function exceptionOf(kind: Kind, date: string, name: string, periods: readonly Period[]): CalendarException {
  if (kind === 'opens') return { date, name, opens: periods };
  if (kind === 'closes') return { date, name, closes: periods };
  return { date, name, open: kind === 'closed' ? [] : periods };
}

interface AddDatedProps {
  readonly value: readonly CalendarException[];
  readonly onAdd: (exception: CalendarException) => void;
}

function AddDated({ value, onAdd }: AddDatedProps) {
  const { t } = useTranslation();
  const [date, setDate] = useState('');
  const [name, setName] = useState('');
  const [kind, setKind] = useState<Kind>('closed');
  const [hours, setHours] = useState('');
  const [tried, setTried] = useState(false);
  const parsed = parsePeriods(hours);
  const periods = kind !== 'closed' && 'value' in parsed ? parsed.value : [];
  const made = exceptionOf(kind, date, name.trim(), periods);
  const twice = value.some((one) => clash(one, made));
  const dayWrong = parseDate(date) === null ? t('parts.holidays.dayFirst') : twice ? t('parts.dated.twice') : null;
  const nameWrong = name.trim() === '' ? t('parts.name.empty') : null;
  const empty = kind !== 'closed' && 'value' in parsed && parsed.value.length === 0;
  const hoursWrong = kind === 'closed' ? null : empty ? t('parts.slip.no-hours', { part: hours }) : hoursTrouble(parsed, t);
  const add = (): void => {
    setTried(true);
    if (dayWrong || nameWrong || hoursWrong) return;
    onAdd(made);
    setName('');
    setHours('');
    setTried(false);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the fields within have the keys
    <div
      className={styles.adder}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
        event.preventDefault();
        add();
      }}
    >
      <TextInput
        type="date"
        label={t('parts.day')}
        value={date}
        error={tried ? dayWrong : null}
        onChange={(event) => setDate(event.currentTarget.value)}
      />
      <TextInput
        label={t('draft.name')}
        value={name}
        error={tried ? nameWrong : null}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('parts.dated.what')}
        value={kind}
        data={KINDS.map((one) => ({ value: one, label: t(`parts.dated.kind.${one}`) }))}
        onChange={(event) => setKind(KINDS.find((one) => one === event.currentTarget.value) ?? 'closed')}
      />
      {kind === 'closed' ? null : (
        <TextInput
          label={t('draft.hours')}
          placeholder="09:00-12:00"
          value={hours}
          error={tried || hours !== '' ? hoursWrong : null}
          onChange={(event) => setHours(event.currentTarget.value)}
        />
      )}
      <Button onClick={add}>{t('parts.dated.add')}</Button>
    </div>
  );
}
