/** What changes, in words, with the tickets and hours behind it; and the plain edits. */
import type { z } from 'zod';
import type { difference } from '../../../contract/differences.js';
import type { Change } from '../../../core/routing/diff.js';
import { useFormat } from '../../lib/format.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { useHere } from '../../lib/session.js';
import { useFirstFew } from '../../ui/first-few.js';
import styles from './signing.module.css';

const HOUR_MS = 3_600_000;
const FEW = 8;
/** So many places are in the sentence of a change itself. */
const PLACES_SAID = 3;

export interface DifferenceViewProps {
  readonly difference: z.infer<typeof difference>;
  /** The edits stand beside what they do, where there is room. */
  readonly beside?: boolean;
}

export function DifferenceView({ difference: found, beside = false }: DifferenceViewProps) {
  if (!beside)
    return (
      <>
        <Effects found={found} />
        <Edits found={found} />
      </>
    );
  return (
    <div className={styles.columns}>
      <div>
        <Effects found={found} saysNone />
      </div>
      <div>
        <Edits found={found} saysNone />
      </div>
    </div>
  );
}

interface PartProps {
  readonly found: z.infer<typeof difference>;
  /** Says so where there is nothing, rather than leaving the part out. */
  readonly saysNone?: boolean;
}

function Effects({ found, saysNone = false }: PartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const here = useHere();
  const changes = useFirstFew(found.changes, FEW, t('signing.difference.more', { count: found.changes.length }));
  const side = (party: string | null) => (party === null ? t('signing.difference.nobody') : here.partyName(party));
  return (
    <>
      <section className={styles.section}>
        <h2>{t('signing.difference.title')}</h2>
        {found.complete ? null : <p role="note">{t('signing.difference.incomplete')}</p>}
        <p className="mute">{useCounted(found)}</p>
        {found.changes.length === 0 && found.complete ? <p>{t('signing.difference.none')}</p> : null}
        <ul className={styles.list}>
          {changes.shown.map((change) => (
            <li key={change.text}>
              {change.text}
              <p className={styles.quiet}>
                {change.tickets
                  ? t('signing.difference.tickets', { count: change.tickets, number: format.number(change.tickets) })
                  : t('signing.difference.noTickets')}
              </p>
              <Places change={change} />
            </li>
          ))}
        </ul>
        {changes.more}
      </section>
      {found.hours.moves.length === 0 && !saysNone ? null : (
        <section className={styles.section}>
          <h2>{t('signing.difference.hours')}</h2>
          {found.hours.moves.length === 0 ? <p>{t('compare.noHours')}</p> : <p className="mute">{t('signing.difference.hoursText')}</p>}
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
    </>
  );
}

/** Over how many tickets it was counted, and which were left aside. */
function useCounted({ tickets: { since, counted, omitted, unknown } }: z.infer<typeof difference>): string {
  const { t } = useTranslation();
  const format = useFormat();
  if (counted === 0) return t('compare.noTickets', { since: format.date(since) });
  return [
    t('compare.counted', { count: counted, number: format.number(counted), since: format.date(since) }),
    omitted === 0 ? '' : t('compare.omitted', { count: omitted, number: format.number(omitted) }),
    unknown === 0 ? '' : t('compare.unknown', { count: unknown, number: format.number(unknown) }),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** All places of a change that its sentence has no room for. */
function Places({ change: { regions, complete } }: { readonly change: Change }) {
  const { t } = useTranslation();
  if (regions.length <= PLACES_SAID) return null;
  return (
    <details className={styles.places}>
      <summary>{t(complete ? 'compare.allPlaces' : 'compare.morePlaces', { count: regions.length })}</summary>
      <ul>
        {regions.map((region) => (
          <li key={region.text}>{region.text}</li>
        ))}
      </ul>
    </details>
  );
}

function Edits({ found, saysNone = false }: PartProps) {
  const { t } = useTranslation();
  const edits = useFirstFew(found.edits, FEW, t('signing.difference.more', { count: found.edits.length }));
  if (found.edits.length === 0 && !saysNone) return null;
  return (
    <section className={styles.section}>
      <h2>{t('signing.difference.edits')}</h2>
      {found.edits.length === 0 ? <p>{t('compare.noEdits')}</p> : null}
      <ul className={styles.list}>
        {edits.shown.map((edit) => (
          <li key={`${edit.subject} ${edit.text}`}>{edit.text}</li>
        ))}
      </ul>
      {edits.more}
      {found.editsOmitted > 0 ? <p className="mute">{t('signing.difference.omitted', { count: found.editsOmitted })}</p> : null}
    </section>
  );
}

/** Instead of a difference, where there is nothing to differ from. */
export function FirstAgreement() {
  const { t } = useTranslation();
  return (
    <section className={styles.section}>
      <h2>{t('signing.difference.title')}</h2>
      <p>{t('signing.difference.first')}</p>
    </section>
  );
}
