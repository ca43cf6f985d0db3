/**
 * The one door to what is known of access. Nobody keeps a register of grants yet, so that of every team
 * and system it is unknown; routing then goes on as agreed and says so on the ticket.
 */
import type { AccessOf } from '../../../core/tickets/access-aware.js';
import type { Read } from '../../platform/db/db.js';

/**
 * What is known of the access of a partnership's teams, as of the handle's moment.
 *
 * @returns answers (team, system) without asking the database again
 * @example placeWithAccess(agreement, route, system, await accessOf(tx, partnership))
 */
export async function accessOf(_db: Read, _partnership: string): Promise<AccessOf> {
  return () => 'unknown';
}
