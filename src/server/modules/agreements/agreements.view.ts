import type { z } from 'zod';
import type { agreementVersion } from '../../../contract/agreements.js';
import type { AgreementVersionTable } from './tables.js';

export const VERSION_COLUMNS = ['agreement_id', 'version', 'name', 'state', 'effective_at', 'created_at', 'hash'] as const;

export type VersionRow = Pick<AgreementVersionTable, (typeof VERSION_COLUMNS)[number]>;

export const viewVersion = (row: VersionRow): z.infer<typeof agreementVersion> => ({
  id: row.agreement_id,
  version: row.version,
  name: row.name,
  state: row.state,
  effectiveAt: row.effective_at,
  createdAt: row.created_at,
  hash: row.hash,
});
