/** The two sides of a comparison, from what the address names and what there is. */
import type { CompareSearch } from './search.js';

interface Version {
  readonly id: string;
  readonly version: number;
  readonly state: string;
}

export type Other = { readonly kind: 'version'; readonly id: string } | { readonly kind: 'draft'; readonly id: string };

export interface Sides {
  /** Null: there is no version at all. */
  readonly from: string | null;
  /** Null: there is nothing to compare with. */
  readonly to: Other | null;
}

/**
 * From: the version named, otherwise the one in force, otherwise the oldest. To: the draft or version
 * named, otherwise the newest other version, otherwise the draft edited last.
 *
 * @param versions newest first
 * @param drafts the one edited last first
 * @param draft the draft of the address
 */
export function sidesOf(
  versions: readonly Version[],
  drafts: readonly { readonly id: string }[],
  search: CompareSearch,
  draft: string | undefined,
): Sides {
  const named = (id: string | undefined) => versions.find((one) => one.id === id);
  const from = named(search.from) ?? versions.find((one) => one.state === 'effective') ?? versions.at(-1) ?? null;
  if (draft !== undefined) return { from: from?.id ?? null, to: { kind: 'draft', id: draft } };
  const to = named(search.to) ?? versions.find((one) => one.id !== from?.id);
  if (to) return { from: from?.id ?? null, to: { kind: 'version', id: to.id } };
  const [first] = drafts;
  return { from: from?.id ?? null, to: first ? { kind: 'draft', id: first.id } : null };
}
