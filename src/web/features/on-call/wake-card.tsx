/** A step that woke somebody, with the one button that matters at night. */
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { acknowledgeEscalation, listEscalations } from '../../../contract/escalations.js';
import { countNotices, listNotices } from '../../../contract/notices.js';
import type { AnswerOf } from '../../../contract/route.js';
import { getTicket } from '../../../contract/tickets.js';
import { call, queryOf, refresh } from '../../lib/api.js';
import { useFormat } from '../../lib/format.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { ProblemNote } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { whyNot } from '../../lib/why-not.js';
import { paths } from '../../paths.js';
import { ReasonButton } from '../../ui/reason-button.js';
import styles from './on-call.module.css';

type Answer = AnswerOf<typeof listEscalations>;

/** Told this much later than due is told late. */
const LATE_MS = 120_000;

export interface WakeCardProps {
  readonly ticket: Answer['ticket'];
  readonly escalation: Answer['items'][number];
  readonly now: number;
}

export function WakeCard({ ticket, escalation, now }: WakeCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const here = useHere();
  const client = useQueryClient();
  const params = { partnership: here.id, ticket: ticket.id };
  const take = useMutation({
    mutationFn: () => call(acknowledgeEscalation, { params, body: { key: escalation.key } }),
    onSuccess: (answer) => {
      client.setQueryData(queryOf(listEscalations, { params }).queryKey, answer);
      void refresh(countNotices, listNotices, getTicket);
    },
  });
  const { acknowledged, can, lines } = escalation;
  const when = (at: number) => format.moment(at, now);
  const clock = t(`words.clock.${escalation.clock}`);
  const reason = whyNot(can.acknowledge);
  return (
    <article className={styles.wake}>
      <p className={styles.subject}>
        {ticket.number} {ticket.subject}
      </p>
      <p>
        {ticket.priority} · {t('onCall.wake.text', { clock, percent: escalation.atPercent, when: when(escalation.dueAt) })}
      </p>
      {escalation.toldAt - escalation.dueAt > LATE_MS ? <p>{t('onCall.wake.late', { when: when(escalation.toldAt) })}</p> : null}
      {lines.map((line) => (
        <p key={line.team} className="mute">
          {t('onCall.wake.woken', { names: line.woken.map((one) => one.name).join(', ') })}
          {line.next && line.nextAt !== null ? ` · ${t('onCall.wake.next', { name: line.next.name, when: when(line.nextAt) })}` : ''}
        </p>
      ))}
      <div role="status">
        {acknowledged ? (
          <p className={styles.done}>{t('onCall.wake.done', { name: acknowledged.by.name, when: when(acknowledged.at) })}</p>
        ) : null}
      </div>
      <ProblemNote error={take.error} />
      <div className={styles.act}>
        {acknowledged ? null : (
          <ReasonButton variant="filled" size="lg" reason={reason} loading={take.isPending} onClick={() => take.mutate()}>
            {t('onCall.wake.button')}
          </ReasonButton>
        )}
        <Button size="lg" renderRoot={(props) => <Link to={paths.ticket} params={params} {...props} />}>
          {t('onCall.wake.open')}
        </Button>
      </div>
    </article>
  );
}
