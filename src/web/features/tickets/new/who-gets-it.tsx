/** Who would get it and why, while it is still being written: the live router's own answer. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { trySituation } from '../../../../contract/agreements.js';
import type { Priority, TicketType, Tier } from '../../../../core/agreement/agreement.js';
import type { Names } from '../../../lib/agreement-names.js';
import { call } from '../../../lib/api.js';
import { useFormat } from '../../../lib/format.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { ProblemNote } from '../../../lib/problem.js';
import { useHere } from '../../../lib/session.js';
import { TeamChip } from '../../../lib/team-chip.js';
import styles from './new-ticket.module.css';

export interface WhoGetsItProps {
  readonly agreement: string;
  readonly names: Names;
  readonly priority: Priority;
  readonly situation: {
    readonly category: string;
    readonly type: TicketType;
    readonly tier: Tier;
    readonly system: string | null;
    readonly site: string | null;
  };
}

export function WhoGetsIt({ agreement, names, priority, situation }: WhoGetsItProps) {
  const { t } = useTranslation();
  const here = useHere();
  const format = useFormat();
  const answer = useQuery({
    queryKey: [trySituation.id, agreement, priority, situation],
    queryFn: ({ signal }) =>
      call(trySituation, { params: { partnership: here.id, agreement }, body: { ...situation, priority, at: Date.now() }, signal }),
    enabled: situation.category !== '',
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  const found = situation.category === '' ? undefined : answer.data;
  return (
    <aside className={styles.side} aria-live="polite">
      <h2>{t('tickets.create.whoTitle')}</h2>
      {situation.category === '' ? <p className="mute">{t('tickets.create.whoWait')}</p> : null}
      <ProblemNote error={answer.error} />
      {found ? (
        <>
          <p className={styles.who}>
            <TeamChip team={found.outcome.owned ? found.outcome.team : null} />
            <span className="mute">{t('tickets.create.priorityIs', { priority })}</span>
          </p>
          {found.outcome.owned ? null : <p>{t('tickets.create.nobody')}</p>}
          {found.outcome.owned && found.outcome.accountable && found.outcome.accountable !== found.outcome.team ? (
            <p>{t('tickets.create.accountable', { team: here.teamName(found.outcome.accountable) })}</p>
          ) : null}
          {found.outcome.owned && found.outcome.scope !== 'included' ? (
            <p>{t(found.outcome.scope === 'project' ? 'tickets.create.scopeProject' : 'tickets.create.scopeOut')}</p>
          ) : null}
          <h3>{t('tickets.create.why')}</h3>
          <p className="mute">{t('tickets.create.window', { window: names.window(found.window) })}</p>
          <ul>
            {found.causes.map((cause) => (
              <li key={`${cause.code} ${cause.ref} ${cause.text}`}>{cause.text}</li>
            ))}
          </ul>
          {found.clocks.map((clock) =>
            clock.dueAt === null ? null : (
              <p className={styles.clock} key={clock.kind}>
                <span>{t(`words.clock.${clock.kind}`)}</span>
                <span title={format.full(clock.dueAt)}>{format.short(clock.dueAt, Date.now())}</span>
              </p>
            ),
          )}
        </>
      ) : null}
    </aside>
  );
}
