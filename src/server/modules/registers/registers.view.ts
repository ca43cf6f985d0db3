import type { z } from 'zod';
import type { registerEntry } from '../../../contract/registers.js';
import type { Member } from '../../context.js';
import { forbidden } from '../../platform/http/refusal.js';
import { type PeopleById, personIn } from '../identity/index.js';
import type { RegisterEntryTable } from './tables.js';

export type Entry = z.infer<typeof registerEntry>;

export const viewEntry = (row: RegisterEntryTable, people: PeopleById): Entry => ({
  id: row.entry_id,
  kind: row.kind,
  name: row.name,
  values: row.fields as Entry['values'],
  revision: row.revision,
  editedAt: row.edited_at,
  editedBy: personIn(people, row.edited_by),
});

/** Both sides fill the registers together; requesters do not see them. */
export function onlyTeams(member: Member): void {
  if (member.party === null)
    throw forbidden([{ code: 'registers.not-yours', ref: null, text: 'Only people of an IT team see the registers' }]);
}
