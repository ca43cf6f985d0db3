/**
 * Since when something has been in force without a break, from the versions that were.
 *
 * What a version names counts from the instant at which the oldest version of an unbroken row took
 * effect: a rule that was taken out and came back is as young as its return. Of two versions with one
 * instant of effect only the first of the list was ever in force.
 *
 * Example: version 5 (June) and 4 (March) name r7, version 3 (January) does not: r7 holds since March.
 */
import type { Instant } from '../time.js';

/** What one version names: ids of its rules, or of its teams. */
export interface VersionNames {
  readonly effectiveAt: Instant;
  readonly ids: readonly string[];
}

/**
 * @param versions those that took effect, newest first, as far back as is known
 * @returns for each id that the newest one names the instant since when it holds; empty without versions
 * @example inForceSince([{ effectiveAt: 20, ids: ['a', 'b'] }, { effectiveAt: 10, ids: ['a'] }]) // a: 10, b: 20
 */
export function inForceSince(versions: readonly VersionNames[]): ReadonlyMap<string, Instant> {
  const since = new Map<string, Instant>();
  const [newest] = versions;
  if (newest === undefined) return since;
  let unbroken: ReadonlySet<string> = new Set(newest.ids);
  let last: Instant | null = null;
  for (const { effectiveAt, ids } of versions) {
    if (effectiveAt === last) continue;
    last = effectiveAt;
    const here = new Set(ids);
    unbroken = new Set([...unbroken].filter((id) => here.has(id)));
    if (unbroken.size === 0) break;
    for (const id of unbroken) since.set(id, effectiveAt);
  }
  return since;
}
