/** The registers of the sample, filled in by its people. */
import { sampleRegisters } from '../../../../seed/registers.js';
import type { Agreement } from '../../../core/agreement/agreement.js';
import { checkEntry } from '../../../core/registers/check-entry.js';
import { REGISTER_KINDS } from '../../../core/registers/register.js';
import type { Instant } from '../../../core/time.js';
import type { Tx } from '../../platform/db/db.js';
import { newId } from '../../platform/ids.js';
import { insertEntries } from '../registers/index.js';

export async function saveSampleRegisters(tx: Tx, partnership: string, { parties }: Agreement, by: string, now: Instant): Promise<void> {
  const registers = sampleRegisters(now);
  for (const kind of REGISTER_KINDS) {
    const rows = registers[kind].map((entry) => {
      const checked = checkEntry(kind, entry.name, entry.values, parties);
      if (!checked.ok) throw new Error(`The sample's ${kind}, ${entry.name}: ${checked.problems[0]?.text}`);
      const { name, values: fields } = checked;
      const edited = { revision: 1, removed_at: null, edited_at: now, edited_by: by };
      return { partnership_id: partnership, entry_id: newId(), kind, name, fields, ...edited };
    });
    await insertEntries(tx, rows);
  }
}
