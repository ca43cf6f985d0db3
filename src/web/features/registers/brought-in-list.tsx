/** What bringing the registers into a draft adds and changes, and what only the draft has. */
import type { BroughtIn, SystemDifference } from '../../../core/registers/to-draft.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { useHere } from '../../lib/session.js';
import { useFirstFew } from '../../ui/first-few.js';
import styles from './registers.module.css';
import { choiceText } from './words.js';

const FEW = 12;

export function BroughtInList({ brought }: { readonly brought: BroughtIn }) {
  const { t } = useTranslation();
  const here = useHere();
  const owner = (party: string | null): string => (party === null ? t('registers.bring.nobody') : here.partyName(party));
  const difference = ({ name, criticality, owner: owned }: SystemDifference): string => {
    const parts = [
      criticality && t('registers.bring.from', { was: choiceText(t, criticality.was), now: choiceText(t, criticality.now) }),
      owned && t('registers.bring.from', { was: owner(owned.was), now: owner(owned.now) }),
    ];
    return t('registers.bring.change', { name, what: parts.filter((part) => part !== null).join(', ') });
  };
  const { addedSystems, addedSites, differing, unregisteredSystems, unregisteredSites } = brought;
  const only = [...unregisteredSystems, ...unregisteredSites];
  return (
    <>
      {brought.changes.length === 0 ? <p>{t('registers.bring.nothing')}</p> : null}
      <Names title={t('registers.bring.addSystems', { count: addedSystems.length })} names={addedSystems} />
      <Names title={t('registers.bring.addSites', { count: addedSites.length })} names={addedSites} />
      <Names title={t('registers.bring.differ', { count: differing.length })} names={differing.map(difference)} />
      <Names title={t('registers.bring.only', { count: only.length })} names={only} />
    </>
  );
}

function Names({ title, names }: { readonly title: string; readonly names: readonly string[] }) {
  const { t } = useTranslation();
  const { shown, more } = useFirstFew(names, FEW, t('registers.bring.all', { count: names.length }));
  if (names.length === 0) return null;
  return (
    <section className={styles.brought}>
      <h3>{title}</h3>
      <ul>
        {shown.map((name, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two may read alike, and the list only grows
          <li key={at}>{name}</li>
        ))}
      </ul>
      {more}
    </section>
  );
}
