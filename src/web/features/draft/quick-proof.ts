/** What the bar says at once: how much is owned, and the gaps. */
import type { Agreement } from '../../../core/agreement/agreement.js';
import type { Finding } from '../../../core/proof/finding.js';
import { coverage } from '../../../core/routing/coverage.js';
import { gapFindings } from '../../../core/routing/gap-findings.js';
import { compileRouter } from '../../../core/routing/router.js';

export interface QuickProof {
  readonly findings: readonly Finding[];
  readonly ownedShare: number;
}

export function quickProof(agreement: Agreement): QuickProof {
  const router = compileRouter(agreement);
  return { findings: gapFindings(router), ownedShare: coverage(router).share };
}
