/** A review is set, and finished with a word, which sets the one after it. */
import type { BodyOf } from '../../../contract/route.js';
import type { finishReview, setReview } from '../../../contract/upkeep.js';
import { dayIn, dayProblem, nextReviewOn } from '../../../core/drift/review-date.js';
import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import type { Tx } from '../../platform/db/db.js';
import type { Events } from '../../platform/events/events.js';
import { invalid, Refusal, refused } from '../../platform/http/refusal.js';
import { agreementInForce } from '../agreements/index.js';
import { demandLead } from './may.js';
import { insertReview, lockPlan, putPlan, type ReviewPlan, zoneOf } from './reviews.repo.js';
import { viewReviews } from './reviews.view.js';

export async function set(ctx: Ctx, events: Events, { dueOn, everyMonths, note, revision }: BodyOf<typeof setReview>) {
  return ctx.write(async (tx) => {
    const { plan, agreement, today } = await load(tx, ctx, revision);
    checkDay(dueOn, today, 'dueOn');
    const before = plan === null ? null : { dueOn: plan.due_on, everyMonths: plan.every_months, note: plan.note };
    const now = { due_on: dueOn, every_months: everyMonths, note };
    await putPlan(tx, { ...stamp(ctx, revision + 1), ...now });
    await events.emit(tx, authorOf(ctx), [
      {
        kind: 'agreement.review-set',
        subject: { type: 'agreement', id: agreement },
        data: { before, after: { dueOn, everyMonths, note } },
      },
    ]);
    return viewReviews(tx, ctx);
  });
}

export async function finish(ctx: Ctx, events: Events, { revision, text, nextOn }: BodyOf<typeof finishReview>) {
  return ctx.write(async (tx) => {
    const { plan, agreement, today } = await load(tx, ctx, revision);
    if (plan === null) throw refused([{ code: 'review.none', ref: null, text: 'No review is set' }]);
    if (nextOn !== undefined) checkDay(nextOn, today, 'nextOn');
    const next = nextOn ?? nextReviewOn(plan.due_on, plan.every_months, today);
    const id = ctx.newId();
    await insertReview(tx, {
      partnership_id: ctx.partnership,
      review_id: id,
      agreement_id: agreement,
      due_on: plan.due_on,
      next_on: next,
      word: text,
      at: ctx.now,
      person_id: ctx.person.id,
    });
    await putPlan(tx, { ...plan, ...stamp(ctx, revision + 1), due_on: next });
    await events.emit(tx, authorOf(ctx), [
      {
        kind: 'agreement.reviewed',
        subject: { type: 'agreement', id: agreement },
        data: { review: id, dueOn: plan.due_on, nextOn: next },
      },
    ]);
    return viewReviews(tx, ctx);
  });
}

async function load(tx: Tx, ctx: Ctx, revision: number) {
  demandLead(ctx.member, 'review');
  const plan = await lockPlan(tx, ctx.partnership);
  const { id: agreement } = await agreementInForce(tx, ctx.partnership, ctx.now);
  if ((plan?.revision ?? 0) !== revision) throw new Refusal('conflict', { detail: 'Somebody set or finished the review meanwhile' });
  return { plan, agreement, today: dayIn(await zoneOf(tx, ctx.partnership), ctx.now) };
}

const stamp = (ctx: Ctx, revision: number): Pick<ReviewPlan, 'partnership_id' | 'revision' | 'set_at' | 'set_by'> => ({
  partnership_id: ctx.partnership,
  revision,
  set_at: ctx.now,
  set_by: ctx.person.id,
});

function checkDay(day: string, today: number, field: string): void {
  const text = dayProblem(day, today);
  if (text !== null) throw invalid([{ path: ['body', field], text }]);
}
