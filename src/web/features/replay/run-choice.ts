/** What a history can be run through: a version or a draft, as one choice of a list. */
import type { NewReplaySearch } from './search.js';

interface Version {
  readonly id: string;
  readonly state: string;
}

interface Draft {
  readonly id: string;
  readonly revision: number;
}

/** Names in the list: a version and a draft may never be taken for each other. */
export const runName = {
  version: (id: string): string => `version ${id}`,
  draft: (id: string): string => `draft ${id}`,
  id: (name: string): string => name.slice(name.indexOf(' ') + 1),
};

/** What stands in the form first: what the address asks for, a draft beside the version in force; otherwise the version in force. */
export function preferredRun(
  versions: readonly Version[],
  drafts: readonly Draft[],
  preferred: NewReplaySearch,
): { readonly run: string; readonly compare: string } {
  const inForce = versions.find((one) => one.state === 'effective');
  const draft = drafts.find((one) => one.id === preferred.draft);
  if (draft) return { run: runName.draft(draft.id), compare: inForce?.id ?? '' };
  const version = versions.find((one) => one.id === preferred.version) ?? inForce ?? versions[0];
  return { run: version ? runName.version(version.id) : '', compare: '' };
}

/** The part of the request that names it; null when it is not in the lists. */
export function runBody(
  run: string,
  drafts: readonly Draft[],
): { readonly agreement: string } | { readonly draft: { readonly id: string; readonly revision: number } } | null {
  const id = runName.id(run);
  if (run.startsWith('version ')) return { agreement: id };
  const draft = drafts.find((one) => one.id === id);
  return draft && run === runName.draft(id) ? { draft: { id, revision: draft.revision } } : null;
}
