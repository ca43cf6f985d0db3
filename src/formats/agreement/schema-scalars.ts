/** The small parts of the agreement file: names, hours, durations, dates. Patterns are for editors; the parser reads the same texts more closely. */
import { z } from 'zod';

/** A setting of one value or a list of values. */
export const oneOrMany = <S extends z.ZodType>(item: S) => z.union([item, z.array(item)]);

export const name = z.string().min(1).max(300).describe('A name for people');
export const id = z
  .string()
  .min(1)
  .max(120)
  .describe(
    'A short name for machines. Left out, it follows from the name: "Service desk" gives `service-desk`. It may not change once tickets refer to it.',
  );

const reference = (what: string) => z.string().min(1).max(300).describe(`${what}, by name or by id`);
export const party = reference('A party');
export const team = reference('A team');
export const calendar = reference('A calendar');
export const window = reference('A coverage window');
export const policy = reference('An SLA policy');

export const zone = z
  .string()
  .min(1)
  .max(100)
  .describe('An IANA time zone')
  .meta({ examples: ['America/New_York', 'Europe/Berlin', 'UTC'] });

const DURATION = /^\s*(?:\d+(?:\.\d+)?\s*(?:ms|s|sec|seconds?|min|minutes?|h|hours?|d|days?)\s*)+$/i;
export const duration = z
  .string()
  .max(60)
  .regex(DURATION)
  .describe('A length of time with its units: d, h, min, s, ms. On a calendar it counts open time; a day is 24 counted hours.')
  .meta({ examples: ['15 min', '4 h', '1 h 30 min'] });

export const hoursText = z
  .string()
  .max(400)
  .describe('Days and hours; several separated by `;`. Hours past midnight and 24:00 are allowed.')
  .meta({
    examples: ['24x7', 'closed', 'mon-fri 08:00-17:00', 'mon-fri 08:00-12:00, 13:00-17:00; sat 09:00-12:00', 'mon-sun 22:00-06:00'],
  });

export const periods = oneOrMany(
  z
    .string()
    .max(200)
    .describe('Hours of a day, such as 08:00-17:00; several separated by commas; `closed` or `all day`')
    .meta({ examples: ['08:00-17:00', '08:00-12:00, 13:00-17:00', '22:00-06:00', '00:00-24:00', 'closed', 'all day'] }),
).describe('Hours of a day: 08:00-17:00, or several');

export const hours = z
  .union([
    hoursText,
    z.array(hoursText),
    z.record(z.string().max(60).describe('Days: mon, mon-fri, "sat, sun" or daily'), periods).describe('Hours by day'),
  ])
  .describe('When it is open: a text such as `mon-fri 08:00-17:00`, a list of such texts, or hours by day');

export const holidayEntry = z.union([
  z
    .string()
    .max(300)
    .describe('A date and its name (MM-DD for every year), or the name of a holiday list')
    .meta({ examples: ['2027-01-18 Martin Luther King Jr. Day', "01-01 New Year's Day", 'company'] }),
  z
    .strictObject({
      date: z
        .string()
        .describe('YYYY-MM-DD for one year, MM-DD for every year')
        .meta({ examples: ['2027-12-24', '12-25'] }),
      name,
      closed: periods.optional().describe('Only these hours are closed; left out, the whole day is'),
    })
    .describe('A holiday with its parts named, needed for a part of a day'),
]);

export const holidays = oneOrMany(holidayEntry).describe('Days that are not worked, and names of holiday lists');

export const calendarException = z
  .strictObject({
    date: z
      .string()
      .describe('YYYY-MM-DD')
      .meta({ examples: ['2026-12-24'] }),
    name,
    open: periods.optional().describe('These hours replace those of the date; `closed` closes it'),
    opens: periods.optional().describe('These hours are added'),
    closes: periods.optional().describe('These hours are taken away'),
  })
  .describe('A dated exception: exactly one of `open`, `opens` and `closes`. It beats holidays and the week.');
