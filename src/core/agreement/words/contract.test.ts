import { describe, expect, it } from 'vitest';
import { harborLane } from '../../testing/harbor-lane.js';
import { HOUR } from '../../time.js';
import type { Agreement } from '../agreement.js';
import {
  exceptionAnswerInWords,
  holdInWords,
  holidayLists,
  partyInWords,
  policyLead,
  rotaInWords,
  scopeLead,
  staffedInWords,
  targetHeads,
  windowInWords,
  windowsLead,
} from './contract.js';
import { ruleInWords } from './rules.js';

const [internal, provider] = harborLane.parties;
const [onsite, , infrastructure] = harborLane.teams;
const [standard] = harborLane.policies;

describe('the words of the contract', () => {
  it('say who the parties are, when teams are staffed and who is on call', () => {
    expect([internal!, provider!].map(partyInWords)).toEqual(['Harbor Lane, internal IT', 'Northwind IT, provider']);
    expect(staffedInWords(harborLane, infrastructure!)).toBe('Monday to Friday 07:00 to 19:00, New York time');
    expect(rotaInWords(harborLane, onsite!)).toBe('none');
    expect(rotaInWords(harborLane, infrastructure!)).toBe('around the clock: first and second, in turns of a week, from 5 January 2026');
    const alone = { ...infrastructure!, onCall: { ...infrastructure!.onCall!, people: ['first'], turnDays: 3 } };
    expect(rotaInWords(harborLane, alone)).toBe('around the clock: first, alone, from 5 January 2026');
  });

  it('say how a rule of the scope and an exception read', () => {
    expect(ruleInWords(harborLane, harborLane.rules[1]!)).toBe(
      'The following work is included in the service: Respond › Hardware, Business. Onsite IT is Accountable and does the work.',
    );
    expect(scopeLead(harborLane)).toContain('The exceptions of the next chapter');
    expect(scopeLead({ ...harborLane, exceptions: [] })).not.toContain('exceptions');
    const [x1] = harborLane.exceptions;
    expect(exceptionAnswerInWords(harborLane, { ...x1!, scope: 'project' })).toBe(
      'Onsite IT is Accountable and Infrastructure does the work. This is project work.',
    );
  });

  it('say whom a target is for, where a policy holds and how long a party may hold', () => {
    const [p1] = standard!.targets;
    expect(targetHeads([{ ...p1!, types: ['incident'] }, p1!, standard!.targets[1]!])).toEqual(['P1, incidents', 'P1, all others', 'P2']);
    expect([standard!, { ...standard!, id: 'gold' }].map((policy) => policyLead(harborLane, policy))).toEqual([
      'Holds wherever no other times are named.',
      'Holds where a rule or exception names these times.',
    ]);
    expect(holdInWords(harborLane, { party: 'northwind', priority: 'P1', holdMs: 2 * HOUR })).toBe(
      'Northwind IT holds a P1 ticket for at most 2 hours before it is passed on or resolved.',
    );
  });

  it('say how windows share out time, and tell one list of holidays once', () => {
    expect(windowsLead(harborLane)).toBe('Every instant belongs to exactly one window, in New York time. Holidays belong to After hours.');
    expect(harborLane.windows.windows.map(windowInWords)).toEqual(['Monday to Friday 08:00 to 17:00.', 'All that the others leave over.']);
    expect(holidayLists(harborLane).map(({ title, days }) => [title, days.length])).toEqual([
      ['Holidays of the coverage windows and the calendar office', 2],
    ]);
    const none: Agreement = { ...harborLane, windows: { ...harborLane.windows, holidays: [] }, calendars: {} };
    expect(holidayLists(none)).toEqual([]);
  });
});
