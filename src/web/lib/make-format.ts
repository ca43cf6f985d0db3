/** Numbers, instants and durations in one language. */
import type { TFunction } from 'i18next';

const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;

export interface Format {
  readonly number: (value: number) => string;
  /** A share from 0 to 1 as "99.2 %". */
  readonly percent: (share: number, digits?: number) => string;
  /** Hour and minute. */
  readonly time: (at: number, zone?: string) => string;
  /** As short as stays clear: hour today, weekday this week, otherwise the date. */
  readonly short: (at: number, now: number, zone?: string) => string;
  readonly date: (at: number, zone?: string) => string;
  /** As `short`, always with the hour. */
  readonly moment: (at: number, now: number, zone?: string) => string;
  readonly full: (at: number, zone?: string) => string;
  /** "40 min", "1 h 20", "3 d 4 h": never more than two units. */
  readonly duration: (ms: number) => string;
  /** Without days, for business time: "123 h", "30 min". */
  readonly hours: (ms: number) => string;
  readonly bytes: (count: number) => string;
}

export function makeFormat(t: TFunction, spoken: string): Format {
  // English here is written as in Britain: day before month, 24 hours.
  const language = spoken === 'en' ? 'en-GB' : spoken;
  const number = new Intl.NumberFormat(language);
  const cache = new Map<string, Intl.DateTimeFormat>();
  const dates = (name: string, options: Intl.DateTimeFormatOptions, zone?: string): Intl.DateTimeFormat => {
    const key = `${name}|${zone ?? ''}`;
    const made = cache.get(key) ?? new Intl.DateTimeFormat(language, { ...options, ...(zone ? { timeZone: zone } : {}), hourCycle: 'h23' });
    cache.set(key, made);
    return made;
  };
  const time = (at: number, zone?: string) => dates('time', { hour: '2-digit', minute: '2-digit' }, zone).format(at);
  const date = (at: number, zone?: string) => dates('date', { day: 'numeric', month: 'short', year: 'numeric' }, zone).format(at);
  const dayMonth = (at: number, zone?: string) => dates('dayMonth', { day: 'numeric', month: 'short' }, zone).format(at);
  const weekday = (at: number, zone?: string) =>
    dates('weekday', { weekday: 'short', hour: '2-digit', minute: '2-digit' }, zone).format(at);
  const full = (at: number, zone?: string) =>
    dates(
      'full',
      { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZoneName: 'short' },
      zone,
    ).format(at);
  const duration = (ms: number): string => {
    const size = Math.abs(ms);
    const sign = ms < 0 ? '−' : '';
    if (size > 0 && size < MINUTE) return sign + t('words.seconds', { count: Math.round(size / 1000) });
    const minutes = Math.round(size / MINUTE);
    if (minutes < 60) return sign + t('words.minutes', { count: minutes });
    if (minutes < 48 * 60) {
      const rest = minutes % 60;
      const hours = Math.floor(minutes / 60);
      return (
        sign + (rest ? t('words.hoursMinutes', { hours, minutes: String(rest).padStart(2, '0') }) : t('words.hours', { count: hours }))
      );
    }
    const hours = Math.round(size / HOUR);
    const days = Math.floor(hours / 24);
    const rest = hours % 24;
    return sign + (rest && days < 10 ? t('words.daysHours', { days, hours: rest }) : t('words.days', { count: days }));
  };
  return {
    number: (value) => number.format(value),
    percent: (share, digits = 1) => {
      // 99.97 % is not everything: what is short of the whole never rounds up to it, nor down to nothing.
      const step = 10 ** -(digits + 2);
      const shown = share > 0 && share < 1 ? Math.min(1 - step, Math.max(step, share)) : share;
      const whole = share === 1 || share === 0;
      const format = new Intl.NumberFormat(language, {
        style: 'percent',
        maximumFractionDigits: digits,
        minimumFractionDigits: whole ? 0 : digits,
      });
      return format.format(shown).replace(/\s*%/, '\u202f%');
    },
    time,
    date,
    full,
    moment: (at, now, zone) => {
      if (date(at, zone) === date(now, zone)) return time(at, zone);
      if (Math.abs(at - now) < 6 * DAY) return weekday(at, zone);
      return `${new Date(at).getFullYear() === new Date(now).getFullYear() ? dayMonth(at, zone) : date(at, zone)}, ${time(at, zone)}`;
    },
    short: (at, now, zone) => {
      if (date(at, zone) === date(now, zone)) return time(at, zone);
      if (Math.abs(at - now) < 6 * DAY) return weekday(at, zone);
      return new Date(at).getFullYear() === new Date(now).getFullYear() ? dayMonth(at, zone) : date(at, zone);
    },
    duration,
    hours: (ms) => (Math.abs(ms) < HOUR ? duration(ms) : t('words.hours', { count: number.format(roundHours(ms / HOUR)) as never })),
    bytes: (count) => (count < 1e6 ? `${number.format(Math.ceil(count / 1e3))} kB` : `${number.format(Math.round(count / 1e5) / 10)} MB`),
  };
}

/** A tenth of an hour says something below a hundred hours. */
const roundHours = (hours: number): number => (Math.abs(hours) < 100 ? Math.round(hours * 10) / 10 : Math.round(hours));
