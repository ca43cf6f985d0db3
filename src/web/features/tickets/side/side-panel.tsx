/**
 * Beside the conversation, what is asked for most often first: who has it, what is missing before it
 * ends, its clocks, the work on it, why it is here, what it is about.
 */
import { NativeSelect } from '@mantine/core';
import type { TFunction } from 'i18next';
import { lazy, type ReactNode, Suspense } from 'react';
import { assignTicket } from '../../../../contract/tickets.js';
import type { Names } from '../../../lib/agreement-names.js';
import { call } from '../../../lib/api.js';
import { useFormat } from '../../../lib/format.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { usePeople } from '../../../lib/people.js';
import { ProblemNote } from '../../../lib/problem.js';
import { useHere, useSession } from '../../../lib/session.js';
import { TeamChip } from '../../../lib/team-chip.js';
import { When } from '../../../lib/when.js';
import { whyNot } from '../../../lib/why-not.js';
import { ReasonButton } from '../../../ui/reason-button.js';
import { ClockLines } from '../clocks/clock-lines.js';
import { type Ticket, useCommand } from '../use-ticket.js';
import styles from './side.module.css';

const RecordPanel = lazy(() => import('../record/record-panel.js').then((part) => ({ default: part.RecordPanel })));

export interface SidePanelProps {
  readonly ticket: Ticket;
  readonly names: Names;
  readonly now: number;
  /** What is missing before it ends. */
  readonly missing: ReactNode;
  readonly work: ReactNode;
  /** What other features say of it. */
  readonly children?: ReactNode;
}

export function SidePanel({ ticket, names, now, missing, work, children }: SidePanelProps) {
  const { t } = useTranslation();
  const here = useHere();
  const format = useFormat();
  const me = useSession().person?.id ?? '';
  const { row, openHandOff } = ticket;
  const since = ticket.spans.findLast((span, index) => ticket.spans[index - 1]?.holder?.team !== span.holder?.team)?.from ?? row.createdAt;
  // The people who work on it have these with the way to change them.
  const worked = here.membership.party !== null && row.history === null;
  const plain: readonly (readonly [string, string | null])[] = [
    [t('ticket.side.system'), row.system === null ? null : names.system(row.system)],
    [t('ticket.side.site'), row.site === null ? null : names.site(row.site)],
    [t('ticket.side.requester'), row.requester?.name ?? null],
    [t('record.wishDate'), row.wishAt === null ? null : format.full(row.wishAt)],
  ];
  const category = [t('ticket.side.category'), names.categoryPath(row.category)] as const;
  const lasting: readonly (readonly [string, string | null])[] = [
    [t('ticket.side.scope'), scopeText(ticket.scope, t)],
    [t('ticket.side.created'), format.full(row.createdAt)],
  ];
  return (
    <aside className={styles.side} aria-label={t('ticket.side.label')}>
      <h2>{t('ticket.side.holder')}</h2>
      <p>
        <TeamChip team={row.holder?.team ?? null} party={row.holder?.party ?? null} />{' '}
        <span className="mute">
          {t('ticket.side.since', { when: '' })} <When at={since} now={now} />
        </span>
      </p>
      {openHandOff ? (
        <p className="mute">
          {t('ticket.side.offeredTo', { team: here.teamName(openHandOff.to.team) })}
          {openHandOff.automaticAt === null ? '' : `, ${t('ticket.side.movesAt', { when: format.short(openHandOff.automaticAt, now) })}`}
        </p>
      ) : null}
      <Assignee ticket={ticket} me={me} />

      {missing}

      <h2>{t('ticket.side.clocks')}</h2>
      <ClockLines ticket={ticket} />

      {work}

      <h2>{t('ticket.side.why')}</h2>
      <ul>
        {ticket.causes.map((cause) => (
          <li key={`${cause.code} ${cause.ref} ${cause.text}`}>{cause.text}</li>
        ))}
      </ul>
      <p className="mute">{t('ticket.side.version', { version: ticket.agreementVersion })}</p>

      {ticket.bounces.length > 0 ? (
        <>
          <h2>{t('ticket.side.bounces')}</h2>
          <ul>
            {ticket.bounces.map((bounce) => (
              <li key={bounce.at}>
                {t('ticket.side.bounce', { from: here.teamName(bounce.from.team), to: here.teamName(bounce.backTo.team) })}{' '}
                <span className="mute">
                  <When at={bounce.at} now={now} />
                  {bounce.costMs === null ? '' : `, ${format.duration(bounce.costMs)}`}
                </span>
              </li>
            ))}
          </ul>
          {ticket.leadsCalledIn ? <p className={styles.leads}>{t('ticket.side.leads')}</p> : null}
        </>
      ) : null}

      <h2>{t('ticket.side.about')}</h2>
      <Facts facts={worked ? [category] : [category, ...plain, ...lasting]} />
      {worked ? (
        <Suspense fallback={null}>
          <RecordPanel key={row.id} ticket={ticket} me={me} more={<Facts facts={lasting} />} />
        </Suspense>
      ) : null}
      {row.history === null ? null : <p className="mute">{t('ticket.side.imported')}</p>}
      {children}
    </aside>
  );
}

const Facts = ({ facts }: { readonly facts: readonly (readonly [string, string | null])[] }) => (
  <dl className={styles.facts}>
    {facts.map(([name, value]) =>
      value === null ? null : (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ),
    )}
  </dl>
);

function scopeText(scope: string | null, t: TFunction): string | null {
  return scope === 'included' || scope === 'project' || scope === 'out' ? t(`words.scope.${scope}`) : null;
}

function Assignee({ ticket, me }: { readonly ticket: Ticket; readonly me: string }) {
  const { t } = useTranslation();
  const here = useHere();
  const people = usePeople(here.id);
  const id = ticket.row.id;
  const assign = useCommand(here.id, id, (person: string | null) =>
    call(assignTicket, { params: { partnership: here.id, ticket: id }, body: { person } }),
  );
  const reason = whyNot(ticket.can.assign);
  const team = ticket.row.holder?.team;
  const { assignee } = ticket.row;
  const mates = people.members.filter((one) => team !== undefined && one.teams.includes(team) && one.person !== assignee?.id);
  const options = [
    { value: '', label: t('ticket.side.nobody') },
    ...(assignee ? [{ value: assignee.id, label: assignee.name }] : []),
    ...mates.map((one) => ({ value: one.person, label: one.name })),
  ];
  return (
    <>
      <h2>{t('ticket.side.assignee')}</h2>
      {reason === null ? (
        <NativeSelect
          aria-label={t('ticket.side.assignee')}
          value={assignee?.id ?? ''}
          data={options}
          disabled={assign.isPending}
          onChange={(event) => assign.mutate(event.currentTarget.value || null)}
        />
      ) : (
        <p title={reason}>{assignee?.name ?? t('ticket.side.nobody')}</p>
      )}
      {assignee?.id === me || here.membership.party === null ? null : (
        <ReasonButton size="compact-xs" mt={6} reason={reason} loading={assign.isPending} onClick={() => assign.mutate(me)}>
          {t('record.takeIt')}
        </ReasonButton>
      )}
      <ProblemNote error={assign.error} />
    </>
  );
}
