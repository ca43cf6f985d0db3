/** What the addresses of the agreement's pages hold. */
import { PRIORITIES, TICKET_TYPES } from '../../../core/agreement/agreement.js';
import { oneOf, type Raw, text, whole } from '../../lib/search.js';

export interface MatrixSearch {
  /** The finding that is looked at. */
  readonly finding?: string | undefined;
  /** The version that is shown; without it the one in force. */
  readonly version?: string | undefined;
}
export const matrixSearch = (raw: Raw): MatrixSearch => ({ finding: text(raw.finding), version: text(raw.version) });

export interface SituationSearch {
  readonly category?: string | undefined;
  readonly type?: (typeof TICKET_TYPES)[number] | undefined;
  readonly tier?: number | undefined;
  readonly priority?: (typeof PRIORITIES)[number] | undefined;
  readonly system?: string | undefined;
  readonly site?: string | undefined;
  /** `YYYY-MM-DDTHH:mm` on the agreement's wall clock. */
  readonly at?: string | undefined;
  /** As on the matrix. */
  readonly version?: string | undefined;
}
export const situationSearch = (raw: Raw): SituationSearch => ({
  category: text(raw.category),
  type: oneOf(raw.type, TICKET_TYPES),
  tier: whole(raw.tier, 1, 3),
  priority: oneOf(raw.priority, PRIORITIES),
  system: text(raw.system),
  site: text(raw.site),
  at: text(raw.at),
  version: text(raw.version),
});
