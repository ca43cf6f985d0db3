/**
 * States of a walk through several diagrams: lists of nodes of one length, each with a set of watched
 * combinations. A list exists once; they lie behind each other in one array and are found by a hash,
 * since a walk over a large agreement meets some hundred thousand of them.
 */
import type { Ref } from '../routing/diagram.js';
import type { Combinations } from './combinations.js';

export class StateTable {
  count = 0;
  private refs: Int32Array;
  private sets: Uint32Array;
  private slots = new Int32Array(16).fill(-1);

  /**
   * @param size nodes in a list
   * @param words integers in a set
   */
  constructor(
    private readonly size: number,
    private readonly words: number,
  ) {
    this.refs = new Int32Array(8 * size);
    this.sets = new Uint32Array(8 * words);
  }

  /** The place of a list, below 0 when it is not there. */
  find(list: ArrayLike<Ref>): number {
    let slot = this.slotOf(list, 0);
    for (let found = this.slots[slot]!; found >= 0; found = this.slots[slot]!) {
      if (this.holds(found, list)) return found;
      slot = (slot + 1) & (this.slots.length - 1);
    }
    return -1 - slot;
  }

  /** The place of a list; adds it with an empty set when it is new. */
  place(list: ArrayLike<Ref>): number {
    const known = this.find(list);
    if (known >= 0) return known;
    if ((this.count + 1) * this.size > this.refs.length) this.grow();
    for (let at = 0; at < this.size; at += 1) this.refs[this.count * this.size + at] = list[at]!;
    this.slots[-1 - known] = this.count;
    this.count += 1;
    if (this.count * 2 > this.slots.length) this.spread();
    return this.count - 1;
  }

  /** Adds a set, cut down to a mask, to that of a list; adds the list when it is new. */
  merge(list: ArrayLike<Ref>, set: Combinations, mask: Combinations | null): void {
    const start = this.place(list) * this.words;
    for (let at = 0; at < this.words; at += 1) this.sets[start + at]! |= mask === null ? set[at]! : set[at]! & mask[at]!;
  }

  /** One list. Valid until the next one is added. */
  list(place: number): Int32Array {
    return this.refs.subarray(place * this.size, (place + 1) * this.size);
  }

  /** The set of one list. Valid until the next one is added. */
  set(place: number): Combinations {
    return this.sets.subarray(place * this.words, (place + 1) * this.words);
  }

  /** Forgets all states, and the memory that they took. */
  clear(): void {
    this.count = 0;
    this.refs = new Int32Array(0);
    this.sets = new Uint32Array(0);
    this.slots = new Int32Array(0);
  }

  private holds(place: number, list: ArrayLike<Ref>): boolean {
    const start = place * this.size;
    for (let at = 0; at < this.size; at += 1) if (this.refs[start + at] !== list[at]) return false;
    return true;
  }

  private slotOf(list: ArrayLike<Ref>, from: number): number {
    let hash = 0x811c9dc5;
    for (let at = 0; at < this.size; at += 1) hash = Math.imul(hash ^ list[from + at]!, 0x01000193) ^ (hash >>> 15);
    return (hash ^ (hash >>> 13)) & (this.slots.length - 1);
  }

  private grow(): void {
    const refs = new Int32Array(this.refs.length * 2);
    refs.set(this.refs);
    this.refs = refs;
    const sets = new Uint32Array(this.sets.length * 2);
    sets.set(this.sets);
    this.sets = sets;
  }

  private spread(): void {
    this.slots = new Int32Array(this.slots.length * 4).fill(-1);
    for (let place = 0; place < this.count; place += 1) {
      let slot = this.slotOf(this.refs, place * this.size);
      while (this.slots[slot]! >= 0) slot = (slot + 1) & (this.slots.length - 1);
      this.slots[slot] = place;
    }
  }
}
