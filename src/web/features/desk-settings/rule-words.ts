import type { TFunction } from 'i18next';
import type { Here } from '../../lib/here.js';
import type { usePeople } from '../../lib/people.js';
import type { ApprovalRule } from './use-desk-settings.js';

interface Context {
  readonly t: TFunction;
  readonly here: Here;
  readonly people: ReturnType<typeof usePeople>;
}

/** "2 of Grace Holt, Harbor Lane service desk; never Maya Lindgren". */
export function ruleWho({ approvers, needed, except }: ApprovalRule, { t, here, people }: Context): string {
  const who = [
    ...approvers.people.map((id) => people.name(id) ?? '–'),
    ...approvers.teams.map(here.teamName),
    ...approvers.leadsOf.map((party) => t('deskSettings.leadsOf', { party: here.partyName(party) })),
  ];
  const never = except.map((id) => people.name(id) ?? '–').join(', ');
  return [t('deskSettings.kOf', { needed, names: who.join(', ') }), never ? t('deskSettings.exceptNames', { names: never }) : '']
    .filter(Boolean)
    .join('; ');
}
