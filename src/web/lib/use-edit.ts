/**
 * Changing something that others change as well. What is typed outlives a reload, a sign-in and a slip of
 * the hand. While nothing is typed the newest state is shown; afterwards another's change is told, and
 * what it made stands beside what was typed.
 */
import { useState } from 'react';
import { ProblemError } from '../../contract/errors.js';
import { useDraft } from './use-draft.js';

export interface Begun<T> {
  /** What stood there when it was begun. */
  readonly base: T;
  readonly value: T;
}

export interface Edit<T> {
  readonly value: T;
  readonly change: (part: Partial<T>) => void;
  /** Throws away what was typed: the newest state is shown again. */
  readonly forget: () => void;
  /** It was typed earlier, not since this was opened. */
  readonly back: boolean;
  /** What others made of it since it was begun; null: nothing that differs from what stands here. */
  readonly theirs: T | null;
  /** What is still to be said of a failed save: that others were first is told by `theirs`. */
  readonly errorOf: (error: unknown) => unknown;
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** @returns what others made since, where it is neither what was begun with nor what was typed */
export const theirsOf = <T>(begun: Begun<T> | null, now: T): T | null =>
  begun === null || same(begun.base, now) || same(begun.value, now) ? null : now;

/**
 * @param now as it is known to be; refreshed by the caller when a save meets another's
 * @param isNew nobody else can have changed it
 */
export function useEdit<T extends object>(key: string, now: T, isNew = false): Edit<T> {
  const [{ begun }, keep, forget] = useDraft<{ readonly begun: Begun<T> | null }>(`edit.${key}`, { begun: null });
  const [foundSome, setFound] = useState(begun !== null);
  const theirs = isNew ? null : theirsOf(begun, now);
  const value = begun?.value ?? now;
  return {
    value,
    change: (part) => keep({ begun: { base: begun?.base ?? now, value: { ...value, ...part } } }),
    forget: () => {
      setFound(false);
      forget();
    },
    back: foundSome && begun !== null && !same(begun.value, now),
    theirs,
    errorOf: (error) => (theirs !== null && error instanceof ProblemError && error.problem.code === 'conflict' ? null : error),
  };
}
