/** One row a partnership; none means that nothing is asked. */
import type { Read } from '../../platform/db/db.js';
import type { DeskSettings } from './tables.js';

const NO_GATE = { resolve: [], close: [] };
const NOTHING_ASKED: DeskSettings = {
  approvals: [],
  gates: { incident: NO_GATE, 'service-request': NO_GATE, problem: NO_GATE, change: NO_GATE },
};

export interface KeptSettings {
  readonly settings: DeskSettings;
  readonly revision: number;
  readonly changed_by: string | null;
  readonly changed_at: number | null;
}

export async function keptSettings(db: Read, partnership: string): Promise<KeptSettings> {
  const found = db.selectFrom('desk_settings').select(['settings', 'revision', 'changed_by', 'changed_at']);
  const row = await found.where('partnership_id', '=', partnership).executeTakeFirst();
  return row ?? { settings: NOTHING_ASKED, revision: 0, changed_by: null, changed_at: null };
}

/** What the desk of a partnership asks for now. */
export async function deskSettingsOf(db: Read, partnership: string): Promise<DeskSettings> {
  return (await keptSettings(db, partnership)).settings;
}
