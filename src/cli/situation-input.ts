/** A situation as people give it: names, a moment, impact and urgency; resolved against an agreement. */
import {
  type Agreement,
  LEVELS,
  type Level,
  PRIORITIES,
  type Priority,
  TICKET_TYPES,
  TIERS,
  type TicketType,
  type Tier,
} from '../core/agreement/agreement.js';
import { nearestName } from '../core/agreement/nearest.js';
import type { Situation } from '../core/agreement/situation.js';
import { type WindowLookup, windowLookup } from '../core/calendar/windows.js';
import type { Cause } from '../core/decision.js';
import type { Instant } from '../core/time.js';
import type { Names } from '../formats/agreement/names.js';
import { type References, referencesOf } from '../formats/agreement/references.js';
import { parseMoment } from './moments.js';

/** What may be given. Everything but the category has a value that is assumed. */
export interface SituationInput {
  readonly at?: string;
  readonly window?: string;
  readonly category?: string | readonly string[];
  readonly type?: string;
  readonly tier?: string | number;
  readonly priority?: string;
  readonly impact?: string;
  readonly urgency?: string;
  readonly system?: string | null;
  readonly site?: string | null;
  readonly attributes?: Readonly<Record<string, string | null>>;
}

export interface ReadSituation {
  readonly situation: Situation;
  /** When it happens; null when only a window was given. */
  readonly at: Instant | null;
  /** Why it is this window. */
  readonly causes: readonly Cause[];
  /** What was not given and so is assumed, in words. */
  readonly assumed: readonly string[];
}

/** Resolves situations against one agreement. */
export class SituationReader {
  readonly #agreement: Agreement;
  readonly #names: References;
  readonly #windows: WindowLookup;
  readonly #now: Instant;

  constructor(agreement: Agreement, now: Instant) {
    this.#agreement = agreement;
    this.#names = referencesOf(agreement);
    this.#windows = windowLookup(agreement.windows);
    this.#now = now;
  }

  /** The situation, or everything that is wrong with what was given. */
  read(input: SituationInput): ReadSituation | { readonly problems: readonly string[] } {
    const problems: string[] = [];
    const assumed: string[] = [];
    const category = this.#category(input.category, problems);
    const choice = <T extends string | number>(key: string, known: readonly T[], given: string | number | undefined, otherwise: T): T => {
      if (given === undefined) {
        assumed.push(`${key} ${otherwise}`);
        return otherwise;
      }
      const found = known.find((value) => String(value).toLowerCase() === String(given).trim().toLowerCase().replace(/\s+/g, '-'));
      if (found === undefined) problems.push(unknown(key, String(given), known.map(String)));
      return found ?? otherwise;
    };
    const type = choice<TicketType>('type', TICKET_TYPES, input.type, 'incident');
    const tier = choice<Tier>('tier', TIERS, input.tier, 1);
    const priority = this.#priority(input, choice, problems);
    const moment = this.#moment(input, problems, assumed);
    const attributes = this.#attributes(input.attributes ?? {}, problems);
    const system = this.#optional('system', this.#names.systems, input.system, problems);
    const site = this.#optional('site', this.#names.sites, input.site, problems);
    if (problems.length > 0) return { problems };
    return {
      situation: { category, type, tier, priority, window: moment.window, system, site, attributes },
      at: moment.at,
      causes: moment.causes,
      assumed,
    };
  }

  #category(given: SituationInput['category'], problems: string[]): string {
    const { categories } = this.#names;
    if (given === undefined || given.length === 0) {
      problems.push('category: Nothing is given; expected a category such as "Respond › Hardware"');
      return '';
    }
    const found = categories.candidates(given);
    const text = typeof given === 'string' ? given : given.join(' › ');
    if (found.length === 1) return found[0]!.id;
    if (found.length > 1) {
      const ways = found.slice(0, 4).map((each) => categories.wayTo(each.id));
      problems.push(`category: "${text}" is the name of several categories; expected ${ways.join(', or ')}`);
      return '';
    }
    const ways = this.#agreement.categories.map((each) => categories.wayTo(each.id));
    const near = nearestName(text.replace(/\s*>\s*/g, ' › '), [...ways, ...this.#agreement.categories.map((each) => each.name)]);
    problems.push(`category: There is no category "${text}"${near === null ? '' : `. Did you mean "${near}"?`}`);
    return '';
  }

  #priority(
    input: SituationInput,
    choice: <T extends string | number>(key: string, known: readonly T[], given: string | number | undefined, otherwise: T) => T,
    problems: string[],
  ): Priority {
    if (input.impact === undefined && input.urgency === undefined) return choice<Priority>('priority', PRIORITIES, input.priority, 'P3');
    if (input.priority !== undefined) problems.push('priority: It follows from impact and urgency; expected one or the other');
    if (input.impact === undefined || input.urgency === undefined) problems.push('priority: Impact and urgency are given together');
    const impact = choice<Level>('impact', LEVELS, input.impact ?? 'medium', 'medium');
    const urgency = choice<Level>('urgency', LEVELS, input.urgency ?? 'medium', 'medium');
    return this.#agreement.priorityMatrix[impact][urgency];
  }

  #moment(input: SituationInput, problems: string[], assumed: string[]): { window: string; at: Instant | null; causes: readonly Cause[] } {
    if (input.window !== undefined) {
      if (input.at !== undefined) problems.push('window: It follows from the moment; expected one or the other');
      const window = resolved('window', this.#names.windows, input.window, problems) ?? '';
      return { window, at: null, causes: [] };
    }
    if (input.at === undefined) assumed.push('at this moment');
    const at = input.at === undefined ? this.#now : parseMoment(input.at, this.#agreement.windows.zone, this.#now);
    if (typeof at === 'string') {
      problems.push(`at: ${at}`);
      return { window: '', at: null, causes: [] };
    }
    const { outcome, causes } = this.#windows.explainAt(at);
    return { window: outcome, at, causes };
  }

  #optional(key: string, names: Names, given: string | null | undefined, problems: string[]): string | null {
    if (given === undefined || given === null || given.trim().toLowerCase() === 'none') return null;
    return resolved(key, names, given, problems);
  }

  #attributes(given: Readonly<Record<string, string | null>>, problems: string[]): Record<string, string | null> {
    const attributes: Record<string, string | null> = {};
    for (const [key, value] of Object.entries(given)) {
      const id = resolved('attribute', this.#names.attributes, key, problems);
      const values = id === null ? undefined : this.#names.values.get(id);
      if (id !== null && values !== undefined) attributes[id] = this.#optional(key, values, value, problems);
    }
    return attributes;
  }
}

function unknown(key: string, given: string, known: readonly string[]): string {
  const near = nearestName(given, known);
  const listed = known.length > 0 && known.length <= 8 ? `; expected ${known.join(', ')}` : '';
  return `${key}: There is no ${key} "${given}"${listed}${near === null ? '' : `. Did you mean "${near}"?`}`;
}

function resolved(key: string, names: Names, given: string, problems: string[]): string | null {
  const found = names.candidates(given);
  if (found.length === 1) return found[0]!.id;
  if (found.length > 1)
    problems.push(`${key}: "${given}" is the name of several; expected one of the ids ${found.map((each) => each.id).join(', ')}`);
  else problems.push(unknown(key, given, names.names()));
  return null;
}
