import type { Agreement } from '../../../core/agreement/agreement.js';

export interface AgreementVersionTable {
  partnership_id: string;
  agreement_id: string;
  version: number;
  name: string;
  state: 'draft' | 'proposed' | 'signed' | 'effective' | 'superseded';
  agreement: Agreement;
  file: string;
  hash: string;
  file_hash: string;
  effective_at: number | null;
  created_at: number;
  created_by: string | null;
}

declare module '../../platform/db/tables.js' {
  interface Tables {
    agreement_versions: AgreementVersionTable;
  }
}
