/** A table from pairs of integers to an integer, for memoised operations on two diagrams. */
export class PairMemo {
  #keys = new Int32Array(1 << 9);
  #values = new Int32Array(1 << 8);
  /** 1 where a slot is taken: every integer may be a key. */
  #taken = new Uint8Array(1 << 8);
  #count = 0;

  /** The value of a pair, or undefined. */
  get(one: number, other: number): number | undefined {
    const slot = this.#slot(one, other);
    return this.#taken[slot] ? this.#values[slot] : undefined;
  }

  set(one: number, other: number, value: number): void {
    const slot = this.#slot(one, other);
    if (!this.#taken[slot]) this.#count += 1;
    this.#put(slot, one, other, value);
    if (this.#count * 2 > this.#taken.length) this.#grow();
  }

  #slot(one: number, other: number): number {
    const mask = this.#taken.length - 1;
    let h = Math.imul(one, 0x9e3779b1) ^ Math.imul(other, 0x85ebca6b);
    h ^= h >>> 15;
    let slot = h & mask;
    while (this.#taken[slot] && (this.#keys[2 * slot] !== one || this.#keys[2 * slot + 1] !== other)) slot = (slot + 1) & mask;
    return slot;
  }

  #put(slot: number, one: number, other: number, value: number): void {
    this.#taken[slot] = 1;
    this.#keys[2 * slot] = one;
    this.#keys[2 * slot + 1] = other;
    this.#values[slot] = value;
  }

  #grow(): void {
    const [keys, values, taken] = [this.#keys, this.#values, this.#taken];
    this.#keys = new Int32Array(keys.length * 2);
    this.#values = new Int32Array(values.length * 2);
    this.#taken = new Uint8Array(taken.length * 2);
    for (let old = 0; old < taken.length; old += 1) {
      if (!taken[old]) continue;
      const one = keys[2 * old]!;
      const other = keys[2 * old + 1]!;
      this.#put(this.#slot(one, other), one, other, values[old]!);
    }
  }
}
