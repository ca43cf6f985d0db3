import type { startPartnership } from '../../../contract/partnerships.js';
import type { BodyOf } from '../../../contract/route.js';
import { isZone } from '../../../core/calendar/zone.js';
import { parseAgreement } from '../../../formats/agreement/parse.js';
import { STARTER_IDS, type StarterId, starterText } from '../../../formats/starters/starters.js';
import type { PersonCtx } from '../../context.js';
import { invalid } from '../../platform/http/refusal.js';
import type { Services } from '../../services.js';
import { storeDraft } from '../drafts/index.js';
import { announceMembers } from '../identity/index.js';
import { found } from './found-partnership.js';
import { viewPartnership } from './partnership.view.js';
import { starterAgreement } from './starter-agreement.js';

/**
 * Starts one's own partnership with a draft of its agreement: a ready-made one, or a small one. Nothing
 * is in force before both parties have signed, and until then nothing is routed.
 */
export async function start({ db, events, signals }: Services, ctx: PersonCtx, body: BodyOf<typeof startPartnership>) {
  if (!isZone(body.zone)) throw invalid([{ path: ['body', 'zone'], text: `There is no time zone "${body.zone}"` }]);
  const file = agreementFile(body);
  const parsed = parseAgreement(file);
  if (!parsed.ok) throw new Error(`The starter agreement does not parse: ${parsed.problems[0]?.text}`);
  const id = ctx.newId();
  return db.write(id, async (tx) => {
    const { agreement } = parsed;
    const basedOn = await found(tx, {
      id,
      name: body.name,
      sample: false,
      agreement,
      file,
      effectiveAt: null,
      now: ctx.now,
      lead: ctx.person.id,
    });
    const by = { kind: 'person', name: ctx.person.id } as const;
    await events.emit(tx, { partnership: id, now: ctx.now, by }, [
      { kind: 'partnership.started', subject: { type: 'partnership', id }, data: { name: body.name } },
    ]);
    await storeDraft(tx, { ...ctx, partnership: id }, events, { name: agreement.name, agreement, basedOn });
    announceMembers(tx, signals, id);
    return viewPartnership(tx, id, 'internal-lead', ctx.now);
  });
}

const isStarter = (id: string): id is StarterId => (STARTER_IDS as readonly string[]).includes(id);

function agreementFile({ starter, ...names }: BodyOf<typeof startPartnership>): string {
  if (starter === undefined) return starterAgreement(names);
  if (isStarter(starter)) return starterText(starter, names);
  throw invalid([
    { path: ['body', 'starter'], text: `There is no agreement "${starter}" to start from; there are ${STARTER_IDS.join(', ')}` },
  ]);
}
