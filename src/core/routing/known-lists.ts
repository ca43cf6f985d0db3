/**
 * Lists of rules for which a node is being built or has been: equal lists at one level are built once.
 *
 * A list is a stretch of an array that others share; it stays there as long as it is known.
 */
/** Integers for each list. */
const WIDTH = 5;

export class KnownLists {
  /** Level, start, length, node and hash of each list. */
  #entries = new Int32Array(1 << 8);
  #used = 0;
  #count = 0;
  /** Open addressing: the place of an entry, or -1. */
  #table = new Int32Array(1 << 7).fill(-1);
  /** Whether the last `find` met a list that was known already. */
  isOld = false;

  /** The entry of the list `lists[start, start + length)`, a new one when it is not known. */
  find(lists: Int32Array, level: number, start: number, length: number): number {
    const mask = this.#table.length - 1;
    const hashed = hash(lists, level, start, length);
    let slot = hashed & mask;
    for (let entry = this.#table[slot]!; entry >= 0; entry = this.#table[slot]!) {
      if (this.#entries[entry + 4] === hashed && this.#equals(entry, lists, level, start, length)) {
        this.isOld = true;
        return entry;
      }
      slot = (slot + 1) & mask;
    }
    this.isOld = false;
    if (this.#used + WIDTH > this.#entries.length) {
      const grown = new Int32Array(this.#entries.length * 2);
      grown.set(this.#entries);
      this.#entries = grown;
    }
    const entry = this.#used;
    this.#entries[entry] = level;
    this.#entries[entry + 1] = start;
    this.#entries[entry + 2] = length;
    this.#entries[entry + 4] = hashed;
    this.#used += WIDTH;
    this.#count += 1;
    this.#table[slot] = entry;
    if (2 * this.#count > this.#table.length) this.#regrow();
    return entry;
  }

  refOf(entry: number): number {
    return this.#entries[entry + 3]!;
  }

  setRef(entry: number, ref: number): void {
    this.#entries[entry + 3] = ref;
  }

  #equals(entry: number, lists: Int32Array, level: number, start: number, length: number): boolean {
    const entries = this.#entries;
    if (entries[entry] !== level || entries[entry + 2] !== length) return false;
    const other = entries[entry + 1]!;
    for (let at = 0; at < length; at += 1) if (lists[start + at] !== lists[other + at]) return false;
    return true;
  }

  #regrow(): void {
    const table = new Int32Array(this.#table.length * 2).fill(-1);
    const mask = table.length - 1;
    for (let entry = 0; entry < this.#used; entry += WIDTH) {
      let slot = this.#entries[entry + 4]! & mask;
      while (table[slot]! >= 0) slot = (slot + 1) & mask;
      table[slot] = entry;
    }
    this.#table = table;
  }
}

function hash(lists: Int32Array, level: number, start: number, length: number): number {
  let h = 0x811c9dc5 ^ level;
  for (let at = start; at < start + length; at += 1) h = Math.imul(h ^ lists[at]!, 0x01000193) ^ (h >>> 15);
  return (h ^ (h >>> 13)) >>> 1;
}
