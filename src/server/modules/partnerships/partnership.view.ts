import type { z } from 'zod';
import type { partnership } from '../../../contract/partnerships.js';
import type { Instant } from '../../../core/time.js';
import type { Role } from '../../context.js';
import type { Read } from '../../platform/db/db.js';
import { notFound } from '../../platform/http/refusal.js';
import { versionInForce } from '../agreements/index.js';

export async function viewPartnership(db: Read, id: string, role: Role, now: Instant): Promise<z.infer<typeof partnership>> {
  const row = await db.selectFrom('partnerships').select(['name', 'sample', 'zone']).where('partnership_id', '=', id).executeTakeFirst();
  if (row === undefined) throw notFound();
  const parties = await db
    .selectFrom('parties')
    .select(['party_id as id', 'name', 'kind'])
    .where('partnership_id', '=', id)
    .orderBy('kind')
    .orderBy('place')
    .orderBy('name')
    .execute();
  const teams = await db
    .selectFrom('teams')
    .select(['team_id as id', 'name', 'party_id as party'])
    .where('partnership_id', '=', id)
    .orderBy('name')
    .execute();
  return { id, ...row, parties, teams, role, agreementVersion: await versionInForce(db, id, now) };
}
