/** What stands in the way of proposing a draft, each with its mend and its waiver. */
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { AnswerOf } from '../../../contract/route.js';
import { dropWaiver, getReadiness, listWaivers } from '../../../contract/signing.js';
import { call, refresh } from '../../lib/api.js';
import { useFormat } from '../../lib/format.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { ProblemNote } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { ReasonButton } from '../../ui/reason-button.js';
import { reasonOf } from './reasons.js';
import styles from './signing.module.css';
import { WaiveDialog } from './waive-dialog.js';

type Readiness = AnswerOf<typeof getReadiness>;

export function ReadinessList({ draft, readiness }: { readonly draft: string; readonly readiness: Readiness }) {
  const { t } = useTranslation();
  const format = useFormat();
  const here = useHere();
  const [waiving, setWaiving] = useState<Readiness['blockers'][number] | null>(null);
  const drop = useMutation({
    mutationFn: (waiver: string) => call(dropWaiver, { params: { partnership: here.id, draft, waiver } }),
    onSuccess: () => refresh(getReadiness, listWaivers),
  });
  const open = readiness.blockers.filter((one) => one.waiver === null).length;
  return (
    <section className={styles.section}>
      <h2>{open === 0 ? t('signing.propose.clear') : t('signing.propose.blockers', { count: open })}</h2>
      <p className="mute">{t(readiness.total ? 'signing.propose.total' : 'signing.propose.notTotal')}</p>
      <ul className={styles.list}>
        {readiness.blockers.map((blocker) => (
          <li key={blocker.finding} className={styles.blocker}>
            <div>
              {blocker.text}
              <p className={styles.quiet}>
                {blocker.waiver === null
                  ? `${t('signing.propose.mend')}: ${blocker.mend}`
                  : t('signing.propose.waived', {
                      name: blocker.waiver.by.name,
                      until: format.full(blocker.waiver.until, here.partnership.zone),
                      reason: blocker.waiver.reason,
                    })}
              </p>
            </div>
            {blocker.waiver === null ? (
              <ReasonButton reason={reasonOf(readiness.can.waive)} onClick={() => setWaiving(blocker)}>
                {t('signing.propose.waive')}
              </ReasonButton>
            ) : readiness.can.waive.allowed ? (
              <Button loading={drop.isPending && drop.variables === blocker.waiver.id} onClick={() => drop.mutate(blocker.waiver!.id)}>
                {t('signing.propose.unwaive')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <ProblemNote error={drop.error} />
      {waiving === null ? null : <WaiveDialog draft={draft} finding={waiving} onClose={() => setWaiving(null)} />}
    </section>
  );
}
