import type { z } from 'zod';
import type { reviews } from '../../../contract/upkeep.js';
import { dayIn, nextReviewOn, reviewStanding } from '../../../core/drift/review-date.js';
import type { Ctx } from '../../context.js';
import type { Read } from '../../platform/db/db.js';
import { idInForce } from '../agreements/index.js';
import { peopleOf, personIn } from '../identity/index.js';
import { mayAct } from './may.js';
import { findPlan, finishedReviews, zoneOf } from './reviews.repo.js';

export async function viewReviews(db: Read, ctx: Ctx): Promise<z.infer<typeof reviews>> {
  const plan = await findPlan(db, ctx.partnership);
  const rows = await finishedReviews(db, ctx.partnership);
  const people = await peopleOf(db, ctx.partnership, [plan?.set_by ?? null, ...rows.map((row) => row.person_id)]);
  const today = dayIn(await zoneOf(db, ctx.partnership), ctx.now);
  const may = mayAct(ctx.member, 'review');
  const none = (code: string, text: string) => ({ allowed: false, causes: [{ code, ref: null, text }] });
  const allowed = { allowed: may.outcome, causes: [...may.causes] };
  const inForce = (await idInForce(db, ctx.partnership, ctx.now)) !== null;
  const set = !allowed.allowed || inForce ? allowed : none('agreement.none', 'No agreement is in force, so there is none to review');
  return {
    plan:
      plan === null
        ? null
        : {
            dueOn: plan.due_on,
            everyMonths: plan.every_months,
            note: plan.note,
            revision: plan.revision,
            setAt: plan.set_at,
            setBy: personIn(people, plan.set_by),
            standing: { ...reviewStanding(plan.due_on, today) },
            nextOn: nextReviewOn(plan.due_on, plan.every_months, today),
          },
    items: rows.map((row) => ({
      id: row.review_id,
      version: row.version,
      dueOn: row.due_on,
      finishedAt: row.at,
      by: personIn(people, row.person_id),
      text: row.word,
      nextOn: row.next_on,
    })),
    can: { set, finish: !set.allowed || plan !== null ? set : none('review.none', 'No review is set') },
  };
}
