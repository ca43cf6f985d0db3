import { describe, expect, it } from 'vitest';
import { harborLane } from '../../testing/harbor-lane.js';
import { HOUR, MINUTE } from '../../time.js';
import type { EscalationStep, GridRule, SlaTarget } from '../agreement.js';
import { escalationInWords, handOffInWords, pausesInWords, targetInWords } from './clocks.js';
import { exceptionDayInWords, holidayInWords, hoursInWords, isAlways, periodsInWords, weekInWords } from './hours.js';
import { both, dateInWords, durationInWords, instantInWords, sentence, zoneInWords } from './lists.js';
import { assignmentInWords, exceptionInWords, policyInWords, rowInWords, scopeGroups } from './rules.js';

const office = harborLane.calendars.office!;
const day = [{ from: 480, to: 1020 }];

describe('small parts', () => {
  it('lists, durations, dates, zones and instants', () => {
    expect([both([]), both(['a']), both(['a', 'b']), both(['a', 'b', 'c'])]).toEqual(['', 'a', 'a and b', 'a, b and c']);
    expect([0, MINUTE, 90 * MINUTE, HOUR, 27 * HOUR, 1500].map(durationInWords)).toEqual([
      'no time',
      '1 minute',
      '1 hour 30 minutes',
      '1 hour',
      '27 hours',
      '1 second 500 milliseconds',
    ]);
    expect([dateInWords('2026-11-26'), dateInWords('02-29')]).toEqual(['26 November 2026', '29 February, every year']);
    expect(['America/New_York', 'America/Argentina/Buenos_Aires', 'UTC', 'Etc/GMT+5'].map(zoneInWords)).toEqual([
      'New York time',
      'Buenos Aires time',
      'UTC',
      'GMT+5',
    ]);
    expect(instantInWords(Date.parse('2026-12-01T15:00:00Z'), 'America/New_York')).toBe('1 December 2026, 10:00, New York time');
    expect([sentence('a b'), sentence('Done.'), sentence('why?')]).toEqual(['A b.', 'Done.', 'Why?']);
  });
});

describe('hours', () => {
  it('of a week: runs of days, several periods, past midnight, the whole day, never', () => {
    expect(weekInWords({ mon: day, tue: day, wed: day, thu: day, fri: day, sat: [{ from: 540, to: 720 }] })).toBe(
      'Monday to Friday 08:00 to 17:00, Saturday 09:00 to 12:00',
    );
    expect(weekInWords({ mon: day, wed: day, thu: day })).toBe('Monday, Wednesday and Thursday 08:00 to 17:00');
    expect(
      periodsInWords([
        { from: 0, to: 300 },
        { from: 1320, to: 360 },
      ]),
    ).toBe('00:00 to 05:00 and 22:00 to 06:00 on the next day');
    expect(periodsInWords([{ from: 1020, to: 0 }])).toBe('17:00 to 24:00');
    expect([weekInWords({}), weekInWords({ sun: [] })]).toEqual(['never', 'never']);
  });

  it('of a calendar: zone, holidays, around the clock', () => {
    expect(hoursInWords(office)).toBe('Monday to Friday 08:00 to 17:00, New York time, except on holidays');
    expect(hoursInWords(harborLane.calendars.always!)).toBe('around the clock');
    expect([isAlways(harborLane.calendars.always!), isAlways(office)]).toEqual([true, false]);
    expect(hoursInWords({ zone: 'UTC', week: {}, holidays: office.holidays, exceptions: [] })).toBe('never');
  });

  it('of special days', () => {
    expect(holidayInWords({ date: '12-24', name: 'Christmas Eve', closed: [{ from: 720, to: 1440 }] })).toBe(
      'Christmas Eve, 24 December, every year, closed 12:00 to 24:00',
    );
    expect(holidayInWords({ date: '2026-11-26', name: 'Thanksgiving' })).toBe('Thanksgiving, 26 November 2026');
    const at = { date: '2026-12-12', name: 'Stocktaking' };
    expect(exceptionDayInWords({ ...at, opens: day })).toBe('Stocktaking, 12 December 2026, also open 08:00 to 17:00');
    expect(exceptionDayInWords({ ...at, closes: day })).toBe('Stocktaking, 12 December 2026, closed 08:00 to 17:00');
    expect(exceptionDayInWords({ ...at, open: [] })).toBe('Stocktaking, 12 December 2026, closed');
    expect(exceptionDayInWords({ ...at, open: day })).toBe('Stocktaking, 12 December 2026, open 08:00 to 17:00 instead');
  });
});

describe('clocks', () => {
  const target: SlaTarget = {
    priority: 'P2',
    types: ['incident'],
    calendar: 'office',
    respondMs: HOUR,
    updateMs: null,
    resolveMs: 8 * HOUR,
    pausedWhile: ['requester'],
  };

  it('a target with its hours and pauses', () => {
    expect(targetInWords(harborLane, target)).toBe(
      'P2, incidents: a first answer within 1 hour and resolved within 8 hours, counted Monday to Friday 08:00 to 17:00, New York time, except on holidays. The clocks stand while the ticket waits on the requester.',
    );
    expect(targetInWords(harborLane, { ...target, types: null, calendar: 'always', updateMs: HOUR, pausedWhile: [] })).toBe(
      'P2: a first answer within 1 hour, an update every hour and resolved within 8 hours, counted around the clock. The clocks never stand.',
    );
    expect(targetInWords(harborLane, { ...target, respondMs: null, resolveMs: null })).toMatch(/^P2, incidents: no time is promised/);
    expect(pausesInWords(['requester', 'third-party', 'scheduled'])).toBe(
      'The clocks stand while the ticket waits on the requester, a third party or an agreed date.',
    );
  });

  it('an escalation step', () => {
    const step: EscalationStep = {
      id: 's',
      clock: 'resolve',
      atPercent: 75,
      priorities: ['P1', 'P2'],
      notify: ['service-desk'],
      leads: false,
      wake: true,
    };
    expect(escalationInWords(harborLane, step)).toBe(
      'When 75 % of the time for the resolution is used up (P1 and P2), Service desk is told, also outside their hours.',
    );
    expect(escalationInWords(harborLane, { ...step, atPercent: 100, priorities: null, leads: true, wake: false })).toBe(
      'When the time for the resolution is used up, Service desk and the leads of the parties are told.',
    );
    expect(escalationInWords(harborLane, { ...step, atPercent: 150, clock: 'accept' })).toMatch(/is late, at 150 % of its time/);
  });

  it('hand-off rules', () => {
    const texts = handOffInWords(harborLane);
    expect(texts[1]).toContain("after 30 minutes of that team's open hours");
    expect(texts[2]).toBe('When a ticket was handed back twice, the leads of the parties are called in.');
    expect(texts.at(-1)).toContain('asks for it');
    const other = { ...harborLane.handOff, transfer: 'immediate', noAccess: 'warn', bounceLimit: 3 } as const;
    const more = handOffInWords({
      ...harborLane,
      handOff: { ...other, requiredFields: [{ category: 'hardware', fields: ['serial number', 'room'] }] },
    });
    expect(more).toContain('For Hardware a hand-off also says: serial number and room.');
    expect(more[1]).toContain('at once');
    expect(more[2]).toContain('3 times');
  });
});

describe('rules', () => {
  const row = (id: string): GridRule => harborLane.rules.find((rule) => rule.id === id)!;

  it('who answers for the work and who does it', () => {
    const base = { ...row('r1'), consulted: [], informed: [] };
    const of = (patch: Partial<GridRule>) => assignmentInWords(harborLane, { ...base, ...patch });
    expect(of({})).toBe('Service desk is Accountable and does the work.');
    expect(of({ accountable: 'onsite-it', responsible: ['infrastructure'], informed: ['service-desk'] })).toBe(
      'Onsite IT is Accountable and Infrastructure does the work; Service desk is Informed.',
    );
    expect(of({ responsible: ['service-desk', 'infrastructure'], consulted: ['onsite-it', 'security-operations'] })).toBe(
      'Service desk is Accountable and does the work together with Infrastructure; Onsite IT and Security operations are Consulted.',
    );
    expect(of({ accountable: 'onsite-it', responsible: ['infrastructure', 'service-desk'] })).toBe(
      'Onsite IT is Accountable and Infrastructure and Service desk do the work.',
    );
    expect(of({ accountable: null, responsible: [] })).toBe('Nobody is Accountable.');
    expect(of({ accountable: null })).toBe('Nobody is Accountable; Service desk does the work.');
    expect(of({ responsible: [] })).toBe('Service desk is Accountable, and nobody is Responsible.');
    expect(assignmentInWords(harborLane, base, { parties: true })).toBe('Service desk (Northwind IT) is Accountable and does the work.');
  });

  it('where rows and exceptions hold, and by which policy', () => {
    expect(rowInWords(harborLane, row('r2'))).toBe('Respond › Hardware, Business');
    expect(exceptionInWords(harborLane, harborLane.exceptions[0]!)).toContain('Plant network');
    expect([policyInWords(harborLane, row('r1')), policyInWords(harborLane, { ...row('r1'), policy: harborLane.defaultPolicy })]).toEqual([
      null,
      null,
    ]);
  });

  it('the scope in groups, each rule once', () => {
    const groups = scopeGroups(harborLane);
    expect(groups.map(({ scope }) => scope)).toEqual(['included', 'project']);
    expect(groups.flatMap(({ lines }) => lines.map(({ rule }) => rule)).sort()).toEqual(harborLane.rules.map(({ id }) => id).sort());
    expect(groups[1]!.sentence).toBe('The following work is done as a project, agreed and priced before it begins');
  });
});
