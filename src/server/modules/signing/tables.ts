import type { Certificate } from '../../../core/proof/certificate.js';
import type { FindingKind } from '../../../core/proof/finding.js';
import type { Waiver } from '../../../core/signing/waiver.js';

export interface DraftWaiverTable {
  partnership_id: string;
  waiver_id: string;
  draft_id: string;
  finding_id: string;
  kind: FindingKind;
  finding: string;
  reason: string;
  until_at: number;
  at: number;
  person_id: string;
}

export interface ProposalTable {
  partnership_id: string;
  agreement_id: string;
  draft_id: string;
  certificate: Certificate | null;
  waivers: readonly Waiver[];
  wanted_at: number | null;
  text_hash: string;
  proposed_at: number;
  proposed_by: string;
  signed_at: number | null;
  withdrawn_at: number | null;
  withdrawn_by: string | null;
}

export interface SignerTable {
  partnership_id: string;
  agreement_id: string;
  party_id: string;
  person_id: string;
  named_at: number;
  named_by: string;
}

export interface SignatureTable {
  partnership_id: string;
  signature_id: string;
  agreement_id: string;
  party_id: string;
  person_id: string;
  person_name: string;
  text_hash: string;
  at: number;
  signature: string;
  public_key: string;
  void_at: number | null;
}

declare module '../../platform/db/tables.js' {
  interface Tables {
    draft_waivers: DraftWaiverTable;
    agreement_proposals: ProposalTable;
    agreement_signers: SignerTable;
    agreement_signatures: SignatureTable;
  }
}
