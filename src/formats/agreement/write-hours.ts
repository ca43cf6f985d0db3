/** Writes calendars, windows and holidays as people would. */
import type { CoverageWindows } from '../../core/agreement/agreement.js';
import {
  type CalendarDefinition,
  type CalendarException,
  type Holiday,
  type Period,
  WEEKDAYS,
  type WeeklyHours,
} from '../../core/calendar/definition.js';
import { periodsText, weekText } from '../../core/calendar/hours-text.js';
import { slug } from './names.js';
import { entriesOf, flow, type Written } from './written.js';

/** Texts longer than this are written as a map of days. */
const LONGEST_LINE = 60;
const SHORT_HOLIDAY = /^((?:\d{4}-)?\d{1,2}-\d{1,2})$/;

function periodsWritten(periods: readonly Period[]): Written {
  return periods.length <= 3 ? periodsText(periods) : periods.map((period) => periodsText([period]));
}

function weekWritten(week: WeeklyHours): Written {
  const text = weekText(week);
  if (text.length <= LONGEST_LINE) return text;
  return entriesOf(WEEKDAYS.flatMap((day) => (week[day] === undefined ? [] : [[day, periodsWritten(week[day])] as const])));
}

function holidayWritten({ date, name, closed }: Holiday): Written {
  const short = SHORT_HOLIDAY.test(date) && name !== '' && name.trim() === name && !/[\r\n]/.test(name);
  if (closed === undefined && short && name !== date) return `${date} ${name}`;
  return flow({ date, name, ...(closed === undefined ? {} : { closed: periodsWritten(closed) }) });
}

function exceptionWritten(exception: CalendarException): Written {
  const { date, name } = exception;
  if ('open' in exception) return flow({ date, name, open: periodsWritten(exception.open) });
  return 'opens' in exception
    ? flow({ date, name, opens: periodsWritten(exception.opens) })
    : flow({ date, name, closes: periodsWritten(exception.closes) });
}

/** Lists of holidays that are used more than once get a name; others are written where they are used. */
export class HolidayLists {
  readonly #names = new Map<string, { name: string; holidays: readonly Holiday[] }>();

  constructor(lists: readonly (readonly Holiday[])[]) {
    const counts = new Map<string, number>();
    for (const list of lists) {
      const key = JSON.stringify(list);
      counts.set(key, (counts.get(key) ?? 0) + 1);
      if (list.length > 0 && counts.get(key) === 2) {
        const number = this.#names.size + 1;
        this.#names.set(key, { name: number === 1 ? 'shared' : `shared-${number}`, holidays: list });
      }
    }
  }

  /** How one list is written: its name, its entries, or nothing when it is empty. */
  written(list: readonly Holiday[]): Written | undefined {
    if (list.length === 0) return undefined;
    return this.#names.get(JSON.stringify(list))?.name ?? list.map(holidayWritten);
  }

  section(): Written | undefined {
    if (this.#names.size === 0) return undefined;
    return entriesOf([...this.#names.values()].map(({ name, holidays }) => [name, holidays.map(holidayWritten)] as const));
  }
}

export function calendarsWritten(calendars: Readonly<Record<string, CalendarDefinition>>, zone: string, lists: HolidayLists): Written {
  return entriesOf(
    Object.entries(calendars).map(([id, calendar]) => {
      const { week, holidays, exceptions } = calendar;
      const named = slug(id) === id;
      const written = weekWritten(week);
      const plain = named && calendar.zone === zone && holidays.length === 0 && exceptions.length === 0 && typeof written === 'string';
      if (plain) return [id, written] as const;
      return [
        id,
        {
          id: named ? undefined : id,
          zone: calendar.zone === zone ? undefined : calendar.zone,
          hours: written,
          holidays: lists.written(holidays),
          exceptions: exceptions.length === 0 ? undefined : exceptions.map(exceptionWritten),
        },
      ] as const;
    }),
  );
}

export function windowsWritten(windows: CoverageWindows, holidayWindow: string, lists: HolidayLists): Written {
  return {
    hours: entriesOf(
      windows.windows.map(({ id, name, week }) => {
        const hours = week === null ? 'the rest' : weekWritten(week);
        return [name, slug(name) === id && typeof hours === 'string' ? hours : { id: slug(name) === id ? undefined : id, hours }] as const;
      }),
    ),
    holidays: lists.written(windows.holidays),
    'holidays-fall-into': holidayWindow,
  };
}
