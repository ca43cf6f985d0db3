/** What the proof says in one line: how much is owned, what is left, and the way to each. */

import type { Finding, FindingKind, Severity } from '../../../core/proof/finding.js';
import { useFormat } from '../../lib/format.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { useHere } from '../../lib/session.js';
import { Keys } from '../../ui/keys.js';
import { ShareBar } from '../../ui/share-bar.js';
import { toneSolid } from '../../ui/tone.js';
import styles from './matrix.module.css';

export interface ProofBarProps {
  readonly findings: readonly Finding[];
  readonly ownedShare: number;
  /** Shares of the parties in the grid; '' is nobody. */
  readonly parties: ReadonlyMap<string, number>;
  readonly next: Finding | undefined;
  readonly onJump: (finding: Finding) => void;
}

const ORDER: readonly Severity[] = ['blocker', 'warning', 'note'];

export function ProofBar({ findings, ownedShare, parties, next, onJump }: ProofBarProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const here = useHere();
  const inGrid = [...parties].filter(([party]) => party !== '').reduce((sum, [, share]) => sum + share, 0);
  // The parties split what the proof says is owned, in the proportion of their cells.
  const shares = here.partnership.parties
    .map((party) => ({ party, share: inGrid > 0 ? ((parties.get(party.id) ?? 0) / inGrid) * ownedShare : 0 }))
    .map(({ party, share }) => ({
      key: party.id,
      share,
      colour: toneSolid(here.tone(party.id)),
      words: `${party.name} ${format.percent(share, 0)}`,
    }));
  const unowned = 1 - ownedShare;
  const all =
    unowned > 0
      ? [
          ...shares,
          { key: '', share: unowned, colour: 'var(--bad-solid)', words: t('agreement.unownedPart', { share: format.percent(unowned) }) },
        ]
      : shares;
  const share = format.percent(ownedShare);

  const groups = ORDER.flatMap((severity) => {
    const kinds = new Map<FindingKind, Finding[]>();
    for (const finding of findings)
      if (finding.severity === severity) kinds.set(finding.kind, [...(kinds.get(finding.kind) ?? []), finding]);
    return [...kinds].map(([kind, list]) => ({ severity, kind, list }));
  });
  const isTwice = (kind: FindingKind): boolean => groups.filter((group) => group.kind === kind).length > 1;
  return (
    <div className={styles.proof}>
      <ShareBar label={t('agreement.barLabel', { share, parts: all.map((one) => one.words).join(', ') })} shares={all} />
      <strong>{t('agreement.owned', { share })}</strong>
      {groups.map(({ severity, kind, list }) => (
        <button
          key={severity + kind}
          type="button"
          className={styles.jump}
          data-severity={severity}
          onClick={() => list[0] && onJump(list[0])}
        >
          {t(`agreement.kind.${kind}`, { count: list.length })}
          {isTwice(kind) ? ` (${t(`agreement.severity.${severity}`)})` : ''}
        </button>
      ))}
      <span className={styles.nextText} title={next?.text}>
        {next ? t('agreement.nextText', { text: next.text }) : t('agreement.nothingFound')}
      </span>
      <span className={styles.hints}>
        {findings.length > 0 ? (
          <>
            <Keys keys="F8" /> {t('agreement.next')}
          </>
        ) : null}
        <Keys keys="mod+K" /> {t('agreement.anything')}
      </span>
    </div>
  );
}
