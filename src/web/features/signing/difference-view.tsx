/** What changes, in words, with the tickets and hours behind it; and the plain edits. */
import type { z } from 'zod';
import type { difference } from '../../../contract/differences.js';
import { useFormat } from '../../lib/format.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { useHere } from '../../lib/session.js';
import { useFirstFew } from '../../ui/first-few.js';
import styles from './signing.module.css';

const HOUR_MS = 3_600_000;
const FEW = 8;

export function DifferenceView({ difference: found }: { readonly difference: z.infer<typeof difference> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const here = useHere();
  const changes = useFirstFew(found.changes, FEW, t('signing.difference.more', { count: found.changes.length }));
  const edits = useFirstFew(found.edits, FEW, t('signing.difference.more', { count: found.edits.length }));
  const side = (party: string | null) => (party === null ? t('signing.difference.nobody') : here.partyName(party));
  return (
    <>
      <section className={styles.section}>
        <h2>{t('signing.difference.title')}</h2>
        {found.complete ? null : <p className="mute">{t('signing.difference.incomplete')}</p>}
        {found.changes.length === 0 ? <p>{t('signing.difference.none')}</p> : null}
        <ul className={styles.list}>
          {changes.shown.map((change) => (
            <li key={change.text}>
              {change.text}
              <p className={styles.quiet}>
                {change.tickets ? t('signing.difference.tickets', { count: change.tickets }) : t('signing.difference.noTickets')}
              </p>
            </li>
          ))}
        </ul>
        {changes.more}
      </section>
      {found.hours.moves.length === 0 ? null : (
        <section className={styles.section}>
          <h2>{t('signing.difference.hours')}</h2>
          <p className="mute">{t('signing.difference.hoursText')}</p>
          <ul className={styles.list}>
            {found.hours.moves.map((move) => (
              <li key={`${move.from} ${move.to}`}>
                {t('signing.difference.moves', { from: side(move.from), to: side(move.to) })}
                <p className={styles.quiet}>
                  {t('signing.difference.hoursOf', {
                    hours: format.number(Math.round(move.heldMs / HOUR_MS)),
                    tickets: format.number(move.tickets),
                  })}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {found.edits.length === 0 ? null : (
        <section className={styles.section}>
          <h2>{t('signing.difference.edits')}</h2>
          <ul className={styles.list}>
            {edits.shown.map((edit) => (
              <li key={`${edit.subject} ${edit.text}`}>{edit.text}</li>
            ))}
          </ul>
          {edits.more}
          {found.editsOmitted > 0 ? <p className="mute">{t('signing.difference.omitted', { count: found.editsOmitted })}</p> : null}
        </section>
      )}
    </>
  );
}
