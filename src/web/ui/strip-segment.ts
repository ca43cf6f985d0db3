import type { Tone } from './tone.js';

/** One stretch of a band. */
export interface StripSegment {
  readonly key: string;
  /** Position in the whole, 0 to 1. */
  readonly from: number;
  readonly to: number;
  readonly tone: Tone;
  readonly paused: boolean;
  /** Longest first: the first one that fits is written into the segment. */
  readonly labels: readonly string[];
  /** The whole in words: who and what, then from when to when. */
  readonly title: string;
  readonly cells: readonly string[];
}
