/**
 * A history of any length as a stream of CSV bytes: six changes for each ticket, nothing kept.
 *
 * Two thousand lives are written out once; after that only the ticket numbers are changed, so that
 * making the bytes costs next to nothing beside reading them.
 */

import { DAY, HOUR, type Instant, MINUTE } from '../src/core/time.js';
import type { HistorySource } from '../src/formats/history/csv/source.js';

const LIVES = 2_000;
const DIGITS = 7;
const HEADER = 'number,changed_at,state,group,priority,category,made_target,order\n';

/** Lehmer's generator: the same lives in every run. */
const random = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
};

export const GROUPS = ['Service desk', 'Second line', 'Onsite IT', 'Infrastructure', 'Security'] as const;
export const PRIORITIES = ['1 - Critical', '2 - High', '3 - Moderate', '4 - Low'] as const;
export const CATEGORIES = ['Password', 'Printer', 'Switch', 'ERP', 'VPN', 'Phishing', 'Patch', 'Backup'] as const;

const text = (at: Instant): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ');

/** The rows of one ticket, with a number that is filled in later. */
const life = (below: (limit: number) => number): string => {
  const first = GROUPS[below(5)]!;
  const last = below(4) === 0 ? GROUPS[below(5)]! : first;
  const facts = `${PRIORITIES[below(4)]},${CATEGORIES[below(8)]},${below(3) === 0 ? 'false' : 'true'}`;
  let at = Date.UTC(2026, 0, 5) + below(300) * DAY + (7 + below(11)) * HOUR + below(60) * MINUTE;
  const states = ['New', 'Active', 'Awaiting User Info', 'Active', 'Resolved', 'Closed'];
  const rows = states.map((state, order) => {
    const row = `INC${'0'.repeat(DIGITS)},${text(at)},${state},${order < 3 ? first : last},${facts},${order}\n`;
    at += (1 + below(600)) * MINUTE;
    return row;
  });
  return rows.join('');
};

/** @param tickets up to 9,999,999 */
export const syntheticHistory = (tickets: number): HistorySource => {
  const below = random(20_260_105);
  const lives = Array.from({ length: LIVES }, () => life(below));
  const block = Buffer.from(lives.join(''), 'latin1');
  const places: number[] = [];
  for (let at = block.indexOf('INC'); at !== -1; at = block.indexOf('INC', at + 1)) places.push(at + 3);
  const ends: number[] = [];
  for (const one of lives) ends.push((ends.at(-1) ?? 0) + one.length);
  return {
    name: 'synthetic.csv',
    bytes: null,
    open: async function* () {
      yield Buffer.from(HEADER, 'latin1');
      for (let from = 0; from < tickets; from += LIVES) {
        const count = Math.min(LIVES, tickets - from);
        const chunk = Buffer.from(block.subarray(0, ends[count - 1]));
        for (let row = 0; row < count * 6; row += 1) {
          let number = from + Math.floor(row / 6) + 1;
          for (let digit = DIGITS - 1; digit >= 0; digit -= 1) {
            chunk[places[row]! + digit] = 48 + (number % 10);
            number = Math.floor(number / 10);
          }
        }
        yield chunk;
      }
    },
  };
};

/** The mapping of a synthetic history to the agreement of the tests. */
export const SYNTHETIC_MAPPING = `mapping: 1
shape: log
teams:
  Service desk: { party: Northwind IT, tier: 1 }
  Infrastructure: { party: Northwind IT, tier: 2 }
  Security operations: { party: Northwind IT, tier: 3 }
  Onsite IT: { party: Harbor Lane, tier: 2 }
columns:
  number: number
  changed-at: { column: changed_at, form: yyyy-MM-dd HH:mm, zone: America/New_York }
  order: order
  status:
    column: state
    values: { New: new, Active: open, Awaiting User Info: waiting on requester, Resolved: resolved, Closed: closed }
  team:
    column: group
    values: { Service desk: Service desk, Second line: Infrastructure, Onsite IT: Onsite IT, Infrastructure: Infrastructure, Security: Security operations }
  priority:
    column: priority
    values: { 1 - Critical: P1, 2 - High: P2, 3 - Moderate: P3, 4 - Low: P4 }
  category:
    column: category
    values: { Password: Password reset, Printer: Printer, Switch: Switch, ERP: ERP, VPN: Connectivity, Phishing: Security incident, Patch: Patching, Backup: Backup }
  met-target: { column: made_target, values: { "true": met, "false": missed } }
`;
