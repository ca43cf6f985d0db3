import type { z } from 'zod';
import type { agreementVersion } from '../../../contract/agreements.js';
import { stateAt } from '../../../core/signing/version-states.js';
import type { Instant } from '../../../core/time.js';
import type { AgreementVersionTable } from './tables.js';

export const VERSION_COLUMNS = ['agreement_id', 'version', 'name', 'state', 'effective_at', 'created_at', 'hash'] as const;

export type VersionRow = Pick<AgreementVersionTable, (typeof VERSION_COLUMNS)[number]>;

/** `inForce` is the id of the version that holds at the instant: signed versions take effect, and give way, by the clock alone. */
export const viewVersion = (
  row: VersionRow,
  { inForce, at }: { readonly inForce: string | null; readonly at: Instant },
): z.infer<typeof agreementVersion> => ({
  id: row.agreement_id,
  version: row.version,
  name: row.name,
  state: stateAt({ state: row.state, version: row.version, effectiveAt: row.effective_at }, { inForce: row.agreement_id === inForce, at }),
  effectiveAt: row.effective_at,
  createdAt: row.created_at,
  hash: row.hash,
});
