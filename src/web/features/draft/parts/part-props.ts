/** What every part of a draft beside the matrix is given. */
import type { Agreement } from '../../../../core/agreement/agreement.js';
import type { Intent } from '../draft-session.js';

export interface PartProps {
  readonly agreement: Agreement;
  readonly mayEdit: boolean;
  readonly onEdit: (intent: Intent) => void;
}
