/**
 * Which ticket numbers have been met, in 16 bytes for each: a table of 52-bit hashes.
 *
 * Two numbers with one hash only cost speed: the later one is taken to be scattered and is grouped by
 * its real number with the others that are.
 */

const MIX_A = 2_654_435_761;
const MIX_B = 1_597_334_677;

/** 52 bits of a text, never 0 (cyrb53 by bryc, public domain). */
const hashOf = (text: string): number => {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    a = Math.imul(a ^ code, MIX_A);
    b = Math.imul(b ^ code, MIX_B);
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
  return 4_294_967_296 * (1_048_575 & (b >>> 0)) + (a >>> 0) + 1;
};

export class SeenNumbers {
  /** How many different numbers came back after another one. */
  scattered = 0;
  private keys = new Float64Array(1 << 12);
  private back = new Uint8Array(1 << 12);
  private size = 0;

  /** Tells that the rows of a number begin here; more than once means that they are scattered. */
  meet(number: string): void {
    const slot = this.slot(hashOf(number));
    if (this.keys[slot] === 0) {
      this.keys[slot] = hashOf(number);
      this.size += 1;
      if (this.size * 2 > this.keys.length) this.grow();
    } else if (this.back[slot] === 0) {
      this.back[slot] = 1;
      this.scattered += 1;
    }
  }

  isScattered(number: string): boolean {
    return this.scattered > 0 && this.back[this.slot(hashOf(number))] === 1;
  }

  private slot(hash: number): number {
    const mask = this.keys.length - 1;
    let at = (hash % 4_294_967_291) & mask;
    while (this.keys[at] !== 0 && this.keys[at] !== hash) at = (at + 1) & mask;
    return at;
  }

  private grow(): void {
    const { keys, back } = this;
    this.keys = new Float64Array(keys.length * 2);
    this.back = new Uint8Array(keys.length * 2);
    for (let index = 0; index < keys.length; index += 1) {
      if (keys[index] === 0) continue;
      const slot = this.slot(keys[index]!);
      this.keys[slot] = keys[index]!;
      this.back[slot] = back[index]!;
    }
  }
}

/** Which of `parts` groups a number belongs to; the same for the same number. */
export const partOf = (number: string, parts: number): number => hashOf(number) % parts;
