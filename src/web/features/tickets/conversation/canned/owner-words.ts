import type { CannedOwner } from '../../../../../core/tickets/canned-owner.js';
import type { Here } from '../../../../lib/here.js';
import type { useTranslation } from '../../../../lib/i18n/translation.js';

/** Who uses a reply: "Only I", the name of a team, "All of Northwind". */
export function ownerWords({ kind, id }: CannedOwner, here: Here, t: ReturnType<typeof useTranslation>['t']): string {
  if (kind === 'team') return t('conversation.canned.owners.team', { team: here.teamName(id) });
  return t(`conversation.canned.owners.${kind}`, { party: here.membership.partyName ?? '' });
}
