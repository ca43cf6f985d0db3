import type { z } from 'zod';
import type { savedView } from '../../../contract/saved-views.js';
import type { Member } from '../../context.js';
import { type PeopleById, personIn } from '../identity/index.js';
import { mayChange, permissionOf } from './may.js';
import type { SavedViewRow } from './saved-views.repo.js';

export const viewSavedView = (row: SavedViewRow, people: PeopleById, member: Member): z.infer<typeof savedView> => ({
  id: row.view_id,
  name: row.name,
  reach: row.reach,
  team: row.team,
  search: row.search,
  by: personIn(people, row.owner_id),
  can: { change: permissionOf(mayChange(member, row)) },
});
