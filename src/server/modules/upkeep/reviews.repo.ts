/** Rows of reviews: the one that comes next, and those that were. */
import type { Selectable } from 'kysely';
import type { Read, Tx } from '../../platform/db/db.js';
import type { ReviewPlanTable, ReviewTable } from './tables.js';

export type ReviewPlan = Selectable<ReviewPlanTable>;

/** More are on record than a page shows. */
const MOST_SHOWN = 200;

export async function zoneOf(db: Read, partnership: string): Promise<string> {
  const row = await db.selectFrom('partnerships').select('zone').where('partnership_id', '=', partnership).executeTakeFirstOrThrow();
  return row.zone;
}

export async function findPlan(db: Read, partnership: string): Promise<ReviewPlan | null> {
  const row = await db.selectFrom('agreement_review_plans').selectAll().where('partnership_id', '=', partnership).executeTakeFirst();
  return row ?? null;
}

/** The plan, kept from being changed by others until the transaction ends, also while there is none yet. */
export async function lockPlan(tx: Tx, partnership: string): Promise<ReviewPlan | null> {
  await tx.selectFrom('partnerships').select('partnership_id').where('partnership_id', '=', partnership).forNoKeyUpdate().execute();
  return findPlan(tx, partnership);
}

export async function putPlan(tx: Tx, plan: ReviewPlan): Promise<void> {
  const { partnership_id: _, ...values } = plan;
  await tx
    .insertInto('agreement_review_plans')
    .values(plan)
    .onConflict((conflict) => conflict.column('partnership_id').doUpdateSet(values))
    .execute();
}

export async function insertReview(tx: Tx, review: ReviewTable): Promise<void> {
  await tx.insertInto('agreement_reviews').values(review).execute();
}

/** Newest first, each with the number of the version that was in force. */
export function finishedReviews(db: Read, partnership: string) {
  return db
    .selectFrom('agreement_reviews as r')
    .innerJoin('agreement_versions as v', (join) =>
      join.onRef('v.partnership_id', '=', 'r.partnership_id').onRef('v.agreement_id', '=', 'r.agreement_id'),
    )
    .select(['r.review_id', 'r.due_on', 'r.next_on', 'r.word', 'r.at', 'r.person_id', 'v.version'])
    .where('r.partnership_id', '=', partnership)
    .orderBy('r.review_id', 'desc')
    .limit(MOST_SHOWN)
    .execute();
}
