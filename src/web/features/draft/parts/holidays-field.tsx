/** Holidays: one by one, a pasted list, or those that another calendar has already. */
import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Holiday } from '../../../../core/calendar/definition.js';
import { isHolidayDate, parseHolidayLines } from '../../../../core/calendar/holiday-lines.js';
import { parsePeriods, periodsText } from '../../../../core/calendar/hours-text.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { dayOrder, dayText } from './day-text.js';
import { hoursTrouble } from './hours-field.js';
import { IconAction } from './icon-action.js';
import styles from './parts.module.css';
import { useShortList } from './short-list.js';

export interface HolidayList {
  readonly name: string;
  readonly holidays: readonly Holiday[];
}

export interface HolidaysFieldProps {
  readonly value: readonly Holiday[];
  /** Other calendars whose holidays may be taken over. */
  readonly others: readonly HolidayList[];
  readonly onChange: (holidays: readonly Holiday[]) => void;
}

const keyOf = ({ date, name }: Holiday): string => `${date} ${name}`;
/** What a list lacks of another. */
const missing = (from: readonly Holiday[], in_: readonly Holiday[]): readonly Holiday[] => {
  const known = new Set(in_.map(keyOf));
  return from.filter((one) => !known.has(keyOf(one)));
};

export function HolidaysField({ value, others, onChange }: HolidaysFieldProps) {
  const { t, language } = useTranslation();
  const [pasting, setPasting] = useState(false);
  const sorted = [...value].sort((a, b) => (dayOrder(a.date) < dayOrder(b.date) ? -1 : 1));
  const { shown, search, more } = useShortList(sorted, t('parts.holidays.search'), keyOf, 12);
  const sources = others.filter((one) => missing(one.holidays, value).length > 0);
  return (
    <fieldset className={styles.group}>
      <legend>{t('parts.holidays.title')}</legend>
      {search}
      {value.length === 0 ? <p className="mute">{t('parts.holidays.none')}</p> : null}
      <ul className={styles.days}>
        {shown.map((one) => {
          const { text, yearly } = dayText(one.date, language);
          return (
            <li key={keyOf(one)}>
              <span>
                {text}
                {yearly ? `, ${t('parts.holidays.yearly')}` : ''}
              </span>
              <b>{one.name}</b>
              <span className="mute">{one.closed ? periodsText(one.closed) : t('parts.wholeDay')}</span>
              <IconAction
                label={t('parts.removeOne', { name: one.name })}
                icon={IconTrash}
                onClick={() => onChange(value.filter((other) => other !== one))}
              />
            </li>
          );
        })}
      </ul>
      {more}
      <AddHoliday value={value} onAdd={(holiday) => onChange([...value, holiday])} />
      <div className={styles.groupActions}>
        <Button size="compact-sm" aria-expanded={pasting} onClick={() => setPasting(!pasting)}>
          {t('parts.holidays.paste')}
        </Button>
        {sources.length > 0 ? (
          <NativeSelect
            size="xs"
            aria-label={t('parts.holidays.takeFrom')}
            value=""
            data={[
              { value: '', label: t('parts.holidays.takeFrom') },
              ...sources.map((one, at) => ({ value: String(at), label: `${one.name} (${missing(one.holidays, value).length})` })),
            ]}
            onChange={(event) => {
              const source = sources[Number(event.currentTarget.value)];
              if (event.currentTarget.value !== '' && source) onChange([...value, ...missing(source.holidays, value)]);
            }}
          />
        ) : null}
      </div>
      {pasting ? (
        <PasteHolidays
          value={value}
          onAdd={(holidays) => {
            setPasting(false);
            onChange([...value, ...holidays]);
          }}
        />
      ) : null}
    </fieldset>
  );
}

interface AddHolidayProps {
  readonly value: readonly Holiday[];
  readonly onAdd: (holiday: Holiday) => void;
}

function AddHoliday({ value, onAdd }: AddHolidayProps) {
  const { t } = useTranslation();
  const [day, setDay] = useState('');
  const [name, setName] = useState('');
  const [yearly, setYearly] = useState(false);
  const [hours, setHours] = useState('');
  const [tried, setTried] = useState(false);
  const date = yearly ? day.slice(5) : day;
  const closed = hours.trim() === '' ? null : parsePeriods(hours);
  const twice = value.some((one) => one.date === date && one.name === name.trim());
  const noHours = closed !== null && 'value' in closed && closed.value.length === 0;
  const hoursWrong = closed === null ? null : noHours ? t('parts.slip.no-hours', { part: hours.trim() }) : hoursTrouble(closed, t);
  const dayWrong = isHolidayDate(date) ? null : t('parts.holidays.dayFirst');
  const nameWrong = name.trim() === '' ? t('parts.name.empty') : twice ? t('parts.holidays.wrong.twice') : null;
  const add = (): void => {
    setTried(true);
    if (dayWrong || nameWrong || hoursWrong) return;
    onAdd({ date, name: name.trim(), ...(closed && 'value' in closed ? { closed: closed.value } : {}) });
    setName('');
    setHours('');
    setTried(false);
  };
  return (
    // Enter in one of these adds a holiday; it does not save the dialog.
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
        value={day}
        error={tried ? dayWrong : null}
        onChange={(event) => setDay(event.currentTarget.value)}
      />
      <TextInput
        label={t('draft.name')}
        value={name}
        error={tried || twice ? nameWrong : null}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t('parts.holidays.part')}
        placeholder={t('parts.wholeDay')}
        value={hours}
        error={hoursWrong}
        onChange={(event) => setHours(event.currentTarget.value)}
      />
      <Checkbox label={t('parts.holidays.yearly')} checked={yearly} onChange={(event) => setYearly(event.currentTarget.checked)} />
      <Button onClick={add}>{t('parts.holidays.add')}</Button>
    </div>
  );
}

interface PasteHolidaysProps {
  readonly value: readonly Holiday[];
  readonly onAdd: (holidays: readonly Holiday[]) => void;
}

const WRONG_SHOWN = 10;

function PasteHolidays({ value, onAdd }: PasteHolidaysProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const { holidays, wrong } = parseHolidayLines(text, value);
  return (
    <div className={styles.paste}>
      <Textarea
        label={t('parts.holidays.pasteLabel')}
        description={t('parts.holidays.pasteText')}
        placeholder={'2027-01-01 New Year\n12-25 Christmas Day'}
        autosize={false}
        rows={6}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {wrong.length > 0 ? (
        <ul className={styles.wrong} role="alert">
          {wrong.slice(0, WRONG_SHOWN).map((one) => (
            <li key={one.line}>
              {t('parts.holidays.wrongLine', { line: one.line, text: one.text.slice(0, 60), why: t(`parts.holidays.wrong.${one.why}`) })}
            </li>
          ))}
          {wrong.length > WRONG_SHOWN ? <li>{t('draft.more', { count: wrong.length - WRONG_SHOWN })}</li> : null}
        </ul>
      ) : null}
      {holidays.length > 0 ? <Button onClick={() => onAdd(holidays)}>{t('parts.holidays.take', { count: holidays.length })}</Button> : null}
    </div>
  );
}
