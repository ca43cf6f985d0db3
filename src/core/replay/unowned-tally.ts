/** What nobody owns, by category; and what the agreement does not know at all. Neither is dropped. */
import type { Situation } from '../agreement/situation.js';
import type { CategoryId } from '../ids.js';
import type { ReplayDecision } from './decision.js';
import type { Names } from './names.js';
import type { UnknownGroup, UnownedGroup } from './report.js';
import { Samples } from './samples.js';
import { counted } from './team-tally.js';

interface Group {
  readonly samples: Samples;
  readonly windows: Map<string, number>;
  readonly priorities: Map<string, number>;
  readonly tiers: Map<string, number>;
  readonly types: Map<string, number>;
  witness: Situation;
}

interface Value {
  readonly dimension: string;
  readonly value: string;
  readonly samples: Samples;
}

export class UnownedTally {
  private readonly groups = new Map<CategoryId, Group>();
  private readonly values = new Map<string, Value>();
  unowned = 0;
  unknown = 0;

  add({ number, routed, situation, unknown }: ReplayDecision): void {
    for (const { dimension, value } of unknown) this.value(dimension, value).samples.add(number);
    if (routed.kind === 'unknown') this.unknown += 1;
    if (routed.kind !== 'unowned') return;
    this.unowned += 1;
    const group = this.group(situation);
    if (group.samples.add(number)) group.witness = situation;
    bump(group.windows, situation.window);
    bump(group.priorities, situation.priority);
    bump(group.tiers, String(situation.tier));
    bump(group.types, situation.type);
  }

  /** Most tickets first. */
  report(names: Names): { unowned: readonly UnownedGroup[]; unknown: { tickets: number; values: readonly UnknownGroup[] } } {
    const unowned = [...this.groups].sort(([a, x], [b, y]) => y.samples.count - x.samples.count || (a < b ? -1 : 1));
    const values = [...this.values].sort(([a, x], [b, y]) => y.samples.count - x.samples.count || (a < b ? -1 : 1));
    return {
      unowned: unowned.map(([category, group]): UnownedGroup => {
        return {
          category,
          text: names.category(category),
          ...counted(group.samples),
          windows: record(group.windows),
          priorities: record(group.priorities),
          tiers: record(group.tiers),
          types: record(group.types),
          witness: group.witness,
        };
      }),
      unknown: {
        tickets: this.unknown,
        values: values.map(([, { dimension, value, samples }]) => ({ dimension, value, ...counted(samples) })),
      },
    };
  }

  private group(situation: Situation): Group {
    let group = this.groups.get(situation.category);
    if (group === undefined) {
      const counts = () => new Map<string, number>();
      group = { samples: new Samples(), windows: counts(), priorities: counts(), tiers: counts(), types: counts(), witness: situation };
      this.groups.set(situation.category, group);
    }
    return group;
  }

  private value(dimension: string, value: string): Value {
    const key = `${dimension}\n${value}`;
    let found = this.values.get(key);
    if (found === undefined) {
      found = { dimension, value, samples: new Samples() };
      this.values.set(key, found);
    }
    return found;
  }
}

const bump = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

const record = (counts: Map<string, number>): Readonly<Record<string, number>> =>
  Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
