/** Names and ids of the things in one agreement file, and how a reference finds its thing. */
import { slug } from '../../core/agreement/slug.js';
import type { ProblemReport, Spot } from './report.js';

export { slug };

const folded = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

interface Thing {
  readonly id: string;
  readonly name: string;
}

/** The things of one kind that a reference may lead to. */
export class Names {
  readonly kind: string;
  readonly #byId = new Map<string, Thing>();
  readonly #byName = new Map<string, Thing[]>();
  /** Some things could not be read, so a reference that leads nowhere may well be right. */
  incomplete = false;

  constructor(kind: string) {
    this.kind = kind;
  }

  add(id: string, name: string): void {
    const thing = { id, name };
    if (!this.#byId.has(id)) this.#byId.set(id, thing);
    for (const key of new Set([folded(name), `#${slug(name)}`])) {
      const same = this.#byName.get(key);
      if (same === undefined) this.#byName.set(key, [thing]);
      else if (!same.some((other) => other.id === id)) same.push(thing);
    }
  }

  /** The things that a text may mean: the one with this id, else those with this name, else those with its slug. */
  candidates(text: string): readonly Thing[] {
    const byId = this.#byId.get(text) ?? this.#byId.get(text.trim());
    if (byId !== undefined) return [byId];
    return this.#byName.get(folded(text)) ?? this.#byName.get(`#${slug(text)}`) ?? [];
  }

  /** The id that a text refers to; null when it leads nowhere or to several things, which is reported. */
  resolve(text: string, spot: Spot, report: ProblemReport): string | null {
    const found = this.candidates(text);
    if (found.length === 1) return found[0]!.id;
    if (found.length > 1) {
      const ids = found.map((thing) => thing.id).join(', ');
      report.add(spot, `"${text}" is the name of several ${this.kind} entries`, { expected: `one of the ids ${ids}` });
    } else if (!this.incomplete) {
      const known = this.names();
      const listed = known.length > 0 && known.length <= 8 ? known.join(', ') : null;
      report.add(spot, `There is no ${this.kind} "${text}"`, { expected: listed, wanted: text, known: [...known, ...this.#byId.keys()] });
    }
    return null;
  }

  names(): string[] {
    return [...this.#byId.values()].map((thing) => thing.name);
  }

  /** How a reference to this id is best written: by name when the name leads back to it. */
  reference(id: string): string {
    const name = this.#byId.get(id)?.name;
    if (name === undefined || name.trim() === '' || name !== name.trim()) return id;
    const found = this.candidates(name);
    return found.length === 1 && found[0]!.id === id ? name : id;
  }
}
