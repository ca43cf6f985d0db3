import type { Agreement, Team } from '../../../core/agreement/agreement.js';
import type { Ctx } from '../../context.js';
import type { Read } from '../../platform/db/db.js';
import { Refusal } from '../../platform/http/refusal.js';
import { agreementInForce } from '../agreements/index.js';

type Asking = Pick<Ctx, 'partnership' | 'now'>;

/** Null before anything is signed: then there is no rota either. */
export async function agreementOfNow(db: Read, { partnership, now }: Asking): Promise<Agreement | null> {
  try {
    return (await agreementInForce(db, partnership, now)).agreement;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

export async function teamWithRota(db: Read, asking: Asking, id: string): Promise<Team | null> {
  const agreement = await agreementOfNow(db, asking);
  return agreement?.teams.find((one) => one.id === id && one.onCall !== null) ?? null;
}
