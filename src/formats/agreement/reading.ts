/** What the interpreters of one file share: its problems, its names, and where each part of the agreement came from. */

import type { Path } from '../../core/agreement/problem.js';
import type { Period } from '../../core/calendar/definition.js';
import { type Parsed, parsePeriods } from '../../core/calendar/hours-text.js';
import { parseDuration } from '../../core/sla/duration-text.js';
import { Names, slug } from './names.js';
import type { Found } from './read-shape.js';
import type { ProblemReport, Spot } from './report.js';

/** The kinds of things that a finding may point at. */
export type PlaceKind =
  | 'party'
  | 'team'
  | 'calendar'
  | 'category'
  | 'window'
  | 'system'
  | 'site'
  | 'attribute'
  | 'policy'
  | 'rule'
  | 'step';

export class Reading {
  readonly report: ProblemReport;
  readonly parties = new Names('party');
  readonly teams = new Names('team');
  readonly calendars = new Names('calendar');
  readonly windows = new Names('window');
  readonly systems = new Names('system');
  readonly sites = new Names('site');
  readonly policies = new Names('policy');
  readonly attributes = new Names('attribute');
  readonly values = new Map<string, Names>();
  readonly #marks = new Map<string, Spot>();
  readonly places = new Map<string, Spot>();

  constructor(report: ProblemReport) {
    this.report = report;
  }

  /** Notes that a part of the agreement stands at a spot of the file. */
  mark(path: Path, spot: Spot | undefined): void {
    if (spot !== undefined) this.#marks.set(JSON.stringify(path), spot);
  }

  /** The spot of a part of the agreement, or of the nearest part around it. */
  spotOf(path: Path): Spot | null {
    for (let length = path.length; length >= 0; length--) {
      const spot = this.#marks.get(JSON.stringify(path.slice(0, length)));
      if (spot !== undefined) return spot;
    }
    return null;
  }

  place(kind: PlaceKind, id: string, spot: Spot): void {
    if (!this.places.has(`${kind}:${id}`)) this.places.set(`${kind}:${id}`, spot);
  }

  /** The value of a grammar's reading; null when it was wrong, which is reported. */
  take<T>(parsed: Parsed<T>, spot: Spot): T | null {
    if ('value' in parsed) return parsed.value;
    this.report.add(spot, parsed.wrong, { expected: parsed.expected });
    return null;
  }

  /** The id given, or the one that follows from the name. */
  id(given: Found<string> | undefined, name: string, at: Spot): string {
    if (given !== undefined) return given.value;
    const id = slug(name);
    if (id === '') this.report.add(at, `No id follows from the name "${name}"`, { expected: 'an `id` of letters and digits' });
    return id;
  }

  duration(found: Found<string> | undefined): number | null {
    if (found === undefined) return null;
    const ms = parseDuration(found.value);
    if (ms === null)
      this.report.add(found.spot, `"${found.value}" is no length of time`, { expected: 'a length of time such as 4 h or 1 h 30 min' });
    return ms;
  }

  periods(found: Found<string | readonly Found<string>[]>): readonly Period[] {
    return manyOf(found).flatMap((part) => this.take(parsePeriods(part.value), part.spot) ?? []);
  }
}

/** A setting of one value or a list, as a list. */
export function manyOf<T>(found: Found<T | readonly Found<T>[]> | undefined): readonly Found<T>[] {
  if (found === undefined) return [];
  return Array.isArray(found.value) ? (found.value as readonly Found<T>[]) : [found as Found<T>];
}

/** As `manyOf`, and null when the setting is left out. */
export function manyOrAny<T>(found: Found<T | readonly Found<T>[]> | undefined): readonly Found<T>[] | null {
  return found === undefined ? null : manyOf(found);
}
