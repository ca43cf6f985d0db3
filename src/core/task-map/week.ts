/**
 * Where the internal team's week goes, before and after what was decided.
 *
 * Before, every task is the internal team's. After, of a task that is kept all hours stay, of one that
 * is shared half, and of one that is given away a tenth: tickets to read, questions to answer, results
 * to check. An undecided task stays. Run and Respond are the reactive part, because they set their own
 * time; Reinforce and Reinvent are the strategic part.
 *
 * Worked example: 10 hours of passwords given away and 10 hours of roadmap kept: before 20 hours, half
 * of them reactive; after 11 internal hours, 9 % reactive, and 9 hours with the provider.
 */
import { FOUR_RS, type FourR } from '../agreement/agreement.js';
import type { PartyId } from '../ids.js';
import { TASK_CATEGORIES } from './categories.js';
import type { MappedTask, TaskDecision } from './task.js';

/** Of a task's hours, what stays with the internal team. */
export const STAYS: Readonly<Record<TaskDecision, number>> = { keep: 1, share: 0.5, delegate: 0.1 };

export interface SideOfWeek {
  readonly internal: number;
  readonly provider: number;
}

export interface Week {
  /** Hours a week by R. */
  readonly before: Readonly<Record<FourR, number>>;
  readonly after: Readonly<Record<FourR, SideOfWeek>>;
  readonly hoursBefore: number;
  readonly hoursAfter: number;
  /** Share of the internal hours that is reactive, 0 to 1; null without any hours. */
  readonly reactiveBefore: number | null;
  readonly reactiveAfter: number | null;
  readonly decided: number;
  readonly tasks: number;
}

const stays = (task: MappedTask): number => task.hoursNow * STAYS[task.decision ?? 'keep'];

/**
 * The week before and after.
 *
 * @example weekOf(tasks).reactiveAfter // 0.52
 */
export function weekOf(tasks: readonly MappedTask[]): Week {
  const of = (measure: (task: MappedTask) => number, r?: FourR): number =>
    tasks.filter((task) => r === undefined || task.r === r).reduce((sum, task) => sum + measure(task), 0);
  const now = (task: MappedTask): number => task.hoursNow;
  const given = (task: MappedTask): number => task.hoursNow - stays(task);
  const byR = <T>(make: (r: FourR) => T) => Object.fromEntries(FOUR_RS.map((r) => [r, make(r)])) as Record<FourR, T>;
  const reactive = (measure: (task: MappedTask) => number): number | null => {
    const all = of(measure);
    return all > 0 ? (of(measure, 'run') + of(measure, 'respond')) / all : null;
  };
  return {
    before: byR((r) => of(now, r)),
    after: byR((r) => ({ internal: of(stays, r), provider: of(given, r) })),
    hoursBefore: of(now),
    hoursAfter: of(stays),
    reactiveBefore: reactive(now),
    reactiveAfter: reactive(stays),
    decided: tasks.filter((task) => task.decision !== null).length,
    tasks: tasks.length,
  };
}

/**
 * The hours that leave the internal team, by R, for each provider in the order given; what names no
 * provider, or one that is gone, is the first one's.
 *
 * @param providers at least one
 * @example givenTo(tasks, ['msp', 'soc']).respond // [12.5, 3]
 */
export function givenTo(tasks: readonly MappedTask[], providers: readonly PartyId[]): Readonly<Record<FourR, readonly number[]>> {
  const hours = Object.fromEntries(FOUR_RS.map((r) => [r, providers.map(() => 0)])) as Record<FourR, number[]>;
  for (const task of tasks) hours[task.r][Math.max(0, providers.indexOf(task.provider ?? ''))]! += task.hoursNow - stays(task);
  return hours;
}

export interface AreaOfRelief {
  /** A category of the catalogue. */
  readonly category: string;
  readonly name: string;
  readonly r: FourR;
  /** Hours a week that leave the internal team. */
  readonly hours: number;
  /** The tasks that bring most of it, at most three. */
  readonly titles: readonly string[];
}

const MOST_AREAS = 5;

/**
 * The categories from which most hours are given away: at most five, fewer where fewer give any, and
 * of the fourth and fifth only those that bring at least a twentieth of the whole.
 *
 * @example areasOfRelief(tasks)[0]?.name // 'Passwords and sign-in'
 */
export function areasOfRelief(tasks: readonly MappedTask[]): readonly AreaOfRelief[] {
  const areas = TASK_CATEGORIES.flatMap(({ id, name, r }) => {
    const given = tasks
      .filter((task) => task.category === id)
      .map((task) => ({ title: task.title, hours: task.hoursNow - stays(task) }))
      .filter(({ hours }) => hours > 0)
      .sort((a, b) => b.hours - a.hours);
    const hours = given.reduce((sum, one) => sum + one.hours, 0);
    return hours > 0 ? [{ category: id, name, r, hours, titles: given.slice(0, 3).map(({ title }) => title) }] : [];
  }).sort((a, b) => b.hours - a.hours);
  const all = areas.reduce((sum, area) => sum + area.hours, 0);
  return areas.slice(0, MOST_AREAS).filter((area, at) => at < 3 || area.hours >= all / 20);
}
