/** How a rule names a category: by the way from its R down, by id, or by a name that only one category has. */
import type { Category } from '../../core/agreement/agreement.js';
import type { ProblemReport, Spot } from './report.js';

const folded = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** `Respond › Hardware` taken apart. Both `›` and `>` divide. */
const stepsOf = (way: string): readonly string[] => way.split(/[›>]/).map((step) => step.trim());

export class CategoryNames {
  readonly #byId: ReadonlyMap<string, Category>;
  readonly #children = new Map<string | null, Category[]>();
  readonly #byName = new Map<string, Category[]>();
  /** Some categories could not be read, so a name that leads nowhere may well be right. */
  readonly incomplete: boolean;

  constructor(categories: readonly Category[], incomplete: boolean) {
    this.incomplete = incomplete;
    this.#byId = new Map(categories.map((category) => [category.id, category]));
    for (const category of categories) {
      for (const [map, key] of [
        [this.#children, category.parent],
        [this.#byName, folded(category.name)],
      ] as const) {
        const list = (map as Map<string | null, Category[]>).get(key);
        if (list === undefined) (map as Map<string | null, Category[]>).set(key, [category]);
        else list.push(category);
      }
    }
  }

  /** The way to a category from its R down: `Respond › Hardware`. */
  wayTo(id: string): string {
    const names: string[] = [];
    const seen = new Set<string>();
    for (
      let at = this.#byId.get(id);
      at !== undefined && !seen.has(at.id);
      at = at.parent === null ? undefined : this.#byId.get(at.parent)
    ) {
      seen.add(at.id);
      names.unshift(at.name);
    }
    return names.join(' › ');
  }

  #walk(steps: readonly string[]): readonly Category[] {
    let level: readonly Category[] = this.#children.get(null) ?? [];
    let found: readonly Category[] = [];
    for (const step of steps) {
      found = level.filter((category) => folded(category.name) === folded(step) || category.id === step);
      level = found.flatMap((category) => this.#children.get(category.id) ?? []);
    }
    return found;
  }

  /** The categories that a reference may mean. */
  candidates(reference: string | readonly string[]): readonly Category[] {
    if (typeof reference !== 'string') return this.#walk(reference);
    const byId = this.#byId.get(reference) ?? this.#byId.get(reference.trim());
    if (byId !== undefined) return [byId];
    const byWay = this.#walk(stepsOf(reference));
    return byWay.length > 0 ? byWay : (this.#byName.get(folded(reference)) ?? []);
  }

  /** The id that a reference leads to; null when it leads nowhere or to several, which is reported. */
  resolve(reference: string | readonly string[], spot: Spot, report: ProblemReport): string | null {
    const found = this.candidates(reference);
    if (found.length === 1) return found[0]!.id;
    const text = typeof reference === 'string' ? reference : reference.join(' › ');
    if (found.length > 1) {
      report.add(spot, `"${text}" is the name of several categories`, {
        expected: found
          .slice(0, 4)
          .map((category) => this.wayTo(category.id))
          .join(', or '),
      });
    } else if (!this.incomplete) {
      report.add(spot, `There is no category "${text}"`, { nearest: this.#nearest(text, report) });
    }
    return null;
  }

  /** The nearest way: one that ends in the same name, else one that is written nearly alike, else one that ends nearly alike. */
  #nearest(text: string, report: ProblemReport): string | null {
    const last = stepsOf(text).at(-1) ?? text;
    const same = this.#byName.get(folded(last))?.[0];
    if (same !== undefined) return this.wayTo(same.id);
    const ids = [...this.#byId.keys()];
    const near = report.nearest(
      text.replace(/\s*>\s*/g, ' › '),
      ids.map((id) => this.wayTo(id)),
    );
    if (near !== null) return near;
    const name = report.nearest(
      last,
      [...this.#byId.values()].map((category) => category.name),
    );
    const category = name === null ? undefined : this.#byName.get(folded(name))?.[0];
    return category === undefined ? null : this.wayTo(category.id);
  }

  /** How a reference to this category is best written: as a way when it leads back, else as its id. */
  reference(id: string): string {
    const way = this.wayTo(id);
    const found = this.candidates(way);
    return way.trim() === way && found.length === 1 && found[0]!.id === id ? way : id;
  }
}
