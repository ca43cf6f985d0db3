/**
 * An edit of a dialog: made over what was seen when the dialog opened, so that what somebody changed
 * meanwhile is shown as a conflict instead of being overwritten unseen. Asked again, it goes over what
 * stands then.
 */
import type { Agreement } from '../../../core/agreement/agreement.js';
import type { Intent } from './draft-session.js';

/**
 * @param seen the draft when the dialog opened
 * @param changesOn what is wanted, as changes of a given draft
 */
export function putOver(seen: Agreement, changesOn: Intent): Intent {
  let first = true;
  return (now) => {
    const base = first ? seen : now;
    first = false;
    return changesOn(base);
  };
}
