/** What a document of an agreement is made from: plain data, whoever holds it. */
import type { Agreement } from '../../core/agreement/agreement.js';
import type { PartyId } from '../../core/ids.js';
import type { Certificate } from '../../core/proof/certificate.js';
import type { Instant } from '../../core/time.js';

export interface DocumentVersion {
  readonly state: 'draft' | 'proposed' | 'signed' | 'effective' | 'superseded';
  /** SHA-256 of the canonical text, hexadecimal. */
  readonly hash: string;
  readonly effectiveAt: Instant | null;
}

export interface DocumentWaiver {
  /** The finding that was let pass, in words. */
  readonly finding: string;
  readonly reason: string;
  /** Who waived it, by name. */
  readonly by: string;
  readonly until: Instant | null;
}

export interface DocumentSignature {
  readonly party: PartyId;
  /** The person who signed. */
  readonly name: string;
  readonly at: Instant;
  /** The hash that was signed. */
  readonly hash: string;
}

export interface AgreementDocument {
  readonly agreement: Agreement;
  readonly version: DocumentVersion;
  /** Null while work is unowned. */
  readonly certificate: Certificate | null;
  readonly waivers: readonly DocumentWaiver[];
  readonly signatures: readonly DocumentSignature[];
}
