/** Two tickets become one: the merged one is closed and points on, the survivor knows who came with it. */
import type { PersonId } from '../ids.js';

export type MergeEventBody =
  | { readonly kind: 'merged'; readonly into: string }
  /** `people`: those who watch the survivor because of it. */
  | { readonly kind: 'joined'; readonly ticket: string; readonly people: readonly PersonId[] }
  /** Taken back: it is a ticket of its own again. */
  | { readonly kind: 'unmerged'; readonly from: string }
  | { readonly kind: 'parted'; readonly ticket: string };
