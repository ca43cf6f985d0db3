/** The tickets that this one hangs together with, under what they are to it. */
import { CloseButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { unlinkTicket } from '../../../../contract/links.js';
import { call } from '../../../lib/api.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { ProblemNote } from '../../../lib/problem.js';
import { useHere } from '../../../lib/session.js';
import { whyNot } from '../../../lib/why-not.js';
import { paths } from '../../../paths.js';
import { type Ticket, useCommand } from '../use-ticket.js';
import styles from './record.module.css';

type Linked = Ticket['record']['links'][number];

export function LinkedTickets({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation();
  const here = useHere();
  const { links, merged } = ticket.record;
  const params = { partnership: here.id, ticket: ticket.row.id };
  const unlink = useCommand(here.id, ticket.row.id, ({ as, ticket: other }: Linked) =>
    call(unlinkTicket, { params: { ...params, as, other: other.id } }),
  );
  if (links.length + merged.length === 0) return null;
  const removable = (one: Linked) => one.as !== 'split-from' && one.as !== 'split-into' && whyNot(ticket.can.link) === null;
  return (
    <section aria-label={t('record.links')}>
      {links.length > 0 ? <h2>{t('record.links')}</h2> : null}
      <ul>
        {links.map((one) => (
          <li key={`${one.as} ${one.ticket.id}`}>
            <div className="mute">{t(`record.role.${one.as}`)}</div>
            <div className={styles.other}>
              <Other other={one.ticket} />
              {removable(one) ? (
                <CloseButton size="sm" aria-label={t('record.unlink', { number: one.ticket.number })} onClick={() => unlink.mutate(one)} />
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      <ProblemNote error={unlink.error} />
      {merged.length > 0 ? <h2>{t('record.merged')}</h2> : null}
      <ul>
        {merged.map((other) => (
          <li key={other.id} className={styles.other}>
            <Other other={other} itself />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Other({ other, itself = false }: { readonly other: Linked['ticket']; readonly itself?: boolean }) {
  const { t } = useTranslation();
  const here = useHere();
  return (
    <>
      <Link to={paths.ticket} params={{ partnership: here.id, ticket: other.id }} search={itself ? { merged: 'itself' } : {}}>
        #{other.number} {other.subject}
      </Link>
      <span className="mute">{t(`words.status.${other.status}`)}</span>
    </>
  );
}
