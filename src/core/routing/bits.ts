/** Sets of small integers as bits. */
export type Bits = Uint32Array;

export const emptyBits = (count: number): Bits => new Uint32Array((count + 31) >>> 5);

export function setBit(bits: Bits, at: number): void {
  bits[at >>> 5]! |= 1 << (at & 31);
}

/** The integers from 0 to count - 1 that are wanted. */
export function bitsOf(count: number, wanted: (at: number) => boolean): Bits {
  const bits = emptyBits(count);
  for (let at = 0; at < count; at += 1) if (wanted(at)) setBit(bits, at);
  return bits;
}

/** The smallest member that is at least `from`, or -1. */
export function nextBit(bits: Bits, from: number): number {
  let word = from >>> 5;
  if (word >= bits.length) return -1;
  let rest = bits[word]! & (-1 << (from & 31));
  while (rest === 0) {
    word += 1;
    if (word >= bits.length) return -1;
    rest = bits[word]!;
  }
  return word * 32 + (31 - Math.clz32(rest & -rest));
}

/** All members, ascending. */
export function membersOf(bits: Bits): readonly number[] {
  const members: number[] = [];
  for (let at = nextBit(bits, 0); at >= 0; at = nextBit(bits, at + 1)) members.push(at);
  return members;
}
