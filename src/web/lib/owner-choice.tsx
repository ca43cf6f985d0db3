/** Whose a canned reply or a template is: what the viewer may choose, and how it is said. */
import { NativeSelect } from '@mantine/core';
import type { CannedOwner } from '../../core/tickets/canned-owner.js';
import type { TemplateOwner } from '../../core/tickets/template-owner.js';
import type { Here } from './here.js';
import { useTranslation } from './i18n/translation.js';
import { useHere, useSession } from './session.js';

type T = ReturnType<typeof useTranslation>['t'];

/** "Only me", the name of a team, "All of Northwind", "Both IT teams, kept by Northwind". */
export const ownerWords = ({ kind, id }: TemplateOwner, here: Here, t: T): string =>
  t(`words.owner.${kind}`, { team: here.teamName(id), party: here.partyName(id) });

/** For whom the viewer may keep something: for himself, for teams, and a lead for the whole party. */
export function useOwners(): readonly CannedOwner[] {
  const { membership, partnership } = useHere();
  const me = useSession().person?.id ?? '';
  const party = membership.party ?? '';
  const isLead = membership.role.endsWith('-lead');
  const teams = isLead ? partnership.teams.filter((team) => team.party === party).map((team) => team.id) : membership.teams;
  const all: CannedOwner[] = [{ kind: 'person', id: me }, ...teams.map((id) => ({ kind: 'team' as const, id }))];
  return isLead ? [...all, { kind: 'party', id: party }] : all;
}

const keyOf = ({ kind, id }: TemplateOwner): string => `${kind} ${id}`;

export interface OwnerChoiceProps<Owner> {
  readonly label: string;
  readonly owners: readonly Owner[];
  readonly value: Owner;
  readonly onChange: (owner: Owner) => void;
}

export function OwnerChoice<Owner extends TemplateOwner>({ label, owners, value, onChange }: OwnerChoiceProps<Owner>) {
  const { t } = useTranslation();
  const here = useHere();
  // Kept for a team that the viewer has left since: it is shown as it is.
  const all = owners.some((one) => keyOf(one) === keyOf(value)) ? owners : [value, ...owners];
  return (
    <NativeSelect
      label={label}
      value={keyOf(value)}
      data={all.map((one) => ({ value: keyOf(one), label: ownerWords(one, here, t) }))}
      onChange={(event) => onChange(all.find((one) => keyOf(one) === event.currentTarget.value) ?? value)}
    />
  );
}
