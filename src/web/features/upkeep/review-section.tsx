/** When both parties look at the agreement together next, and what came of it before. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { getReviews } from '../../../contract/upkeep.js';
import { queryOf } from '../../lib/api.js';
import { useFormat } from '../../lib/format.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { Loaded } from '../../lib/loaded.js';
import { useNow } from '../../lib/now.js';
import { useHere } from '../../lib/session.js';
import { When } from '../../lib/when.js';
import { useFirstFew } from '../../ui/first-few.js';
import { ReasonButton } from '../../ui/reason-button.js';
import { SkeletonRows } from '../../ui/states.js';
import type { ReviewPlan, Reviews } from './answers.js';
import { dayInstant } from './day.js';
import { FinishReviewDialog } from './finish-review-dialog.js';
import { reasonOf } from './reasons.js';
import { SetReviewDialog } from './set-review-dialog.js';
import styles from './upkeep.module.css';

const FEW = 5;

export function ReviewSection() {
  const { t } = useTranslation();
  const here = useHere();
  const query = useQuery(queryOf(getReviews, { params: { partnership: here.id } }));
  const [dialog, setDialog] = useState<'set' | 'finish' | null>(null);
  const data = query.data;
  return (
    <section className={styles.section} aria-labelledby="upkeep-review">
      <div className={styles.head}>
        <h2 id="upkeep-review">{t('upkeep.review.title')}</h2>
        {data ? (
          <div className={styles.actions}>
            {data.plan === null ? null : (
              <ReasonButton reason={reasonOf(data.can.finish, t)} onClick={() => setDialog('finish')}>
                {t('upkeep.review.finish')}
              </ReasonButton>
            )}
            <ReasonButton reason={reasonOf(data.can.set, t)} onClick={() => setDialog('set')}>
              {t(data.plan === null ? 'upkeep.review.set' : 'upkeep.review.change')}
            </ReasonButton>
          </div>
        ) : null}
      </div>
      <Loaded query={query} skeleton={<SkeletonRows label={t('common.loading')} rows={2} />}>
        {({ plan, items }) => (
          <>
            {plan === null ? <p className={styles.text}>{t('upkeep.review.none')}</p> : <Next plan={plan} />}
            {items.length === 0 ? null : <Finished items={items} />}
          </>
        )}
      </Loaded>
      {dialog === 'set' && data ? <SetReviewDialog plan={data.plan} onClose={() => setDialog(null)} /> : null}
      {dialog === 'finish' && data?.plan ? <FinishReviewDialog plan={data.plan} onClose={() => setDialog(null)} /> : null}
    </section>
  );
}

function Next({ plan }: { readonly plan: ReviewPlan }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const { state, days } = plan.standing;
  const standing =
    days === 0
      ? t('upkeep.review.today')
      : days > 0
        ? t('upkeep.review.ahead', { count: days })
        : t('upkeep.review.late', { count: -days });
  return (
    <>
      <p className={styles.when} data-state={state}>
        {t('upkeep.review.next', { date: format.date(dayInstant(plan.dueOn), 'UTC') })} · <em>{standing}</em>
      </p>
      {plan.note === '' ? null : <p className={styles.note}>{plan.note}</p>}
      <p className={styles.quiet}>
        {t('upkeep.review.every', { count: plan.everyMonths })} · {t('upkeep.review.setBy', { name: plan.setBy.name })} ·{' '}
        <When at={plan.setAt} now={now} />
      </p>
    </>
  );
}

function Finished({ items }: { readonly items: Reviews['items'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const { shown, more } = useFirstFew(items, FEW, t('upkeep.review.more', { count: items.length }));
  return (
    <>
      <h3 className={styles.sub}>{t('upkeep.review.history')}</h3>
      <ul className={styles.list}>
        {shown.map((one) => (
          <li key={one.id}>
            <div>
              <span className={styles.note}>{one.text}</span>
              <p className={styles.quiet}>
                {t('upkeep.review.done', { version: one.version, due: format.date(dayInstant(one.dueOn), 'UTC') })} ·{' '}
                {t('upkeep.review.by', { name: one.by.name })} · <When at={one.finishedAt} now={now} />
              </p>
            </div>
          </li>
        ))}
      </ul>
      {more}
    </>
  );
}
