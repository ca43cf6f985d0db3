/** Who else has the draft open, and where. */
import type { Agreement } from '../../../core/agreement/agreement.js';
import { namesOf } from '../../lib/agreement-names.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { useHere } from '../../lib/session.js';
import styles from './presence.module.css';
import { DRAFT_PARTS } from './search.js';
import type { Present } from './use-presence.js';

export interface PresenceListProps {
  readonly agreement: Agreement;
  readonly others: readonly Present[];
}

export function PresenceList({ agreement, others }: PresenceListProps) {
  const { t } = useTranslation();
  const here = useHere();
  if (others.length === 0) return null;
  const names = namesOf(agreement);
  const text = ({ person: { name }, place: { part, cell } }: Present): string => {
    if (cell) return t('draftLevels.here.at', { name, place: `${names.category(cell.category)}, ${names.window(cell.window)}` });
    const known = DRAFT_PARTS.find((one) => one === part) ?? 'matrix';
    return t('draftLevels.here.in', { name, part: t(`draft.part.${known}`) });
  };
  return (
    <ul className={styles.list} aria-label={t('draftLevels.here.label')}>
      {others.map((one) => (
        <li key={one.page}>
          <PresenceMark name={one.person.name} tone={here.tone(one.person.party)} /> {text(one)}
        </li>
      ))}
    </ul>
  );
}

interface PresenceMarkProps {
  readonly name: string;
  readonly tone: string;
}

/** The initials of somebody in the colour of the party. */
export const PresenceMark = ({ name, tone }: PresenceMarkProps) => (
  <span className={styles.mark} data-tone={tone} aria-hidden="true">
    {initials(name)}
  </span>
);

/** @example initials('Grace Holt') // 'GH' */
export const initials = (name: string): string =>
  name
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => Array.from(word)[0]!.toUpperCase())
    .slice(0, 2)
    .join('');
