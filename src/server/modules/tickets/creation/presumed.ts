/**
 * What a creation is decided by, remembered from the last time it was read: the agreement in force and the
 * desk's settings. The transaction says along what it presumes and fails where something else holds by now
 * (`tandem.still_holds`); then both are read anew and the creation is done again.
 */
import { CompiledQuery } from 'kysely';
import type { Instant } from '../../../../core/time.js';
import type { Read } from '../../../platform/db/db.js';
import { agreementInForce, type CompiledAgreement } from '../../agreements/index.js';
import { type DeskSettings, keptSettings } from '../../desk-settings/index.js';

export interface Presumed {
  readonly under: CompiledAgreement;
  readonly approvals: DeskSettings['approvals'];
  readonly revision: number;
}

/** Enough for an MSP's clients on one server. */
const MOST = 200;
/** As the database function raises it. */
const DOES_NOT_HOLD = 'TD001';

export class Presumptions {
  private readonly known = new Map<string, Presumed>();

  /** Refused where no agreement is in force. */
  async of(db: Read, partnership: string, at: Instant): Promise<Presumed> {
    const known = this.known.get(partnership);
    if (known) return known;
    const under = await agreementInForce(db, partnership, at);
    const { settings, revision } = await keptSettings(db, partnership);
    const read = { under, approvals: settings.approvals, revision };
    if (this.known.size >= MOST) this.known.delete(this.known.keys().next().value!);
    this.known.set(partnership, read);
    return read;
  }

  /** Whether a transaction failed for what it presumed. Then that is forgotten. */
  failed(error: unknown, partnership: string): boolean {
    if ((error as { readonly code?: string }).code !== DOES_NOT_HOLD) return false;
    this.known.delete(partnership);
    return true;
  }
}

/** The statement that says along what is presumed. */
export const stillHolds = ({ under, revision }: Presumed, at: Instant): CompiledQuery =>
  CompiledQuery.raw('select tandem.still_holds($1::uuid, $2::bigint, $3::integer)', [under.id, at, revision]);
