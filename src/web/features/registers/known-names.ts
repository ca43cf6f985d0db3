/** Names to choose from while typing: systems, sites and teams of the partnership, and words for skills. */
import { useQuery } from '@tanstack/react-query';
import { getLandscape } from '../../../contract/registers.js';
import type { RegisterField, RegisterKind } from '../../../core/registers/register.js';
import { SKILL_WORDS } from '../../../core/task-map/skills-in-house.js';
import { queryOf } from '../../lib/api.js';
import { useHere } from '../../lib/session.js';

const OF_SYSTEMS: ReadonlySet<string> = new Set(['dependsOn', 'knows']);
const skillWords = [...new Set(Object.values(SKILL_WORDS).flat())];

/** What is offered for a field, any other text can be typed as well; null: nothing ever is. */
export function useKnownNames(kind: RegisterKind): (field: RegisterField) => readonly string[] | null {
  const here = useHere();
  const landscape = useQuery({
    ...queryOf(getLandscape, { params: { partnership: here.id } }),
    enabled: kind === 'systems' || kind === 'networks' || kind === 'people',
  }).data;
  return ({ id }) => {
    if (OF_SYSTEMS.has(id)) return landscape?.systems.map((one) => one.name) ?? [];
    if (id === 'site') return landscape?.sites.map((one) => one.name) ?? [];
    if (id === 'teamsWithAccess') return [...new Set(here.partnership.teams.map((team) => team.name))];
    return id === 'skills' ? skillWords : null;
  };
}
