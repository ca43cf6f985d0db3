/** What is missing before a ticket is resolved or closed, and the way of a lead to let it pass. */
import { useState } from 'react';
import { overrideGates } from '../../../../contract/approvals.js';
import { call } from '../../../lib/api.js';
import { useFormat } from '../../../lib/format.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { useHere } from '../../../lib/session.js';
import { whyNot } from '../../../lib/why-not.js';
import { ReasonButton } from '../../../ui/reason-button.js';
import { ReasonDialog } from '../actions/reason-dialog.js';
import type { Ticket } from '../use-ticket.js';
import styles from './work.module.css';

export function Gates({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation();
  const here = useHere();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const { gates, override, can } = ticket.work;
  const before = ticket.row.status === 'resolved' ? 'close' : 'resolve';
  const missing = gates[before];
  if (missing.length === 0 && override === null) return null;
  const title = before === 'close' ? t('work.gatesClose') : t('work.gates');
  return (
    <section aria-label={title} className={missing.length > 0 ? styles.gates : undefined}>
      <h2>{missing.length > 0 ? title : t('work.override')}</h2>
      <ul className={styles.missing}>
        {missing.map((one) => (
          <li key={one.need}>{one.text}</li>
        ))}
      </ul>
      {override === null ? null : (
        <p>
          {t('work.overridden', {
            name: override.by?.name ?? t('ticket.events.system'),
            when: format.full(override.at),
            reason: override.reason,
          })}
        </p>
      )}
      {missing.length > 0 ? (
        <ReasonButton reason={whyNot(can.overrideGates)} variant="default" onClick={() => setOpen(true)}>
          {t('work.override')}
        </ReasonButton>
      ) : null}
      {open ? (
        <ReasonDialog
          ticket={ticket}
          draft={`override.${before}`}
          title={t('work.overrideTitle')}
          label={t('work.reason')}
          submit={t('work.override')}
          send={(reason) => call(overrideGates, { params: { partnership: here.id, ticket: ticket.row.id }, body: { reason } })}
          onClose={() => setOpen(false)}
        >
          <p>{t('work.overrideText')}</p>
        </ReasonDialog>
      ) : null}
    </section>
  );
}
