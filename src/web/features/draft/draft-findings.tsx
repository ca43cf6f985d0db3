/** Findings of the draft: the way to each, its example, and the mends that are one click. */
import { Button, NativeSelect } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Agreement } from '../../../core/agreement/agreement.js';
import type { Finding } from '../../../core/proof/finding.js';
import { namesOf } from '../../lib/agreement-names.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { useHere } from '../../lib/session.js';
import { paths } from '../../paths.js';
import styles from './draft.module.css';
import { mendOf } from './mends.js';

export interface DraftFindingsProps {
  readonly agreement: Agreement;
  readonly findings: readonly Finding[];
  readonly current: string | undefined;
  readonly mayEdit: boolean;
  readonly onShow: (finding: Finding) => void;
  readonly onCloseGap: (finding: Finding, team: string) => void;
  readonly onRemove: (rule: string) => void;
}

const SHOWN = 60;

export function DraftFindings({ agreement, findings, current, mayEdit, onShow, onCloseGap, onRemove }: DraftFindingsProps) {
  const { t } = useTranslation();
  if (findings.length === 0) return <p>{t('agreement.nothingFound')}</p>;
  return (
    <>
      <ul className={styles.findings} aria-label={t('agreement.findings')}>
        {findings.slice(0, SHOWN).map((finding) => (
          <li
            key={finding.id}
            className={styles.finding}
            data-severity={finding.severity}
            data-current={finding.id === current || undefined}
          >
            <span className={styles.severity} data-severity={finding.severity}>
              {t(`agreement.severity.${finding.severity}`)}
            </span>
            <p>{finding.text}</p>
            <div className={styles.findingActions}>
              <Button size="compact-sm" aria-pressed={finding.id === current} onClick={() => onShow(finding)}>
                {t('draft.showMe')}
              </Button>
              {finding.id === current && mayEdit ? (
                <MendAction key={finding.id} agreement={agreement} finding={finding} onCloseGap={onCloseGap} onRemove={onRemove} />
              ) : null}
            </div>
            {finding.id === current ? <Facts agreement={agreement} finding={finding} /> : null}
          </li>
        ))}
      </ul>
      {findings.length > SHOWN ? <p className="mute">{t('draft.more', { count: findings.length - SHOWN })}</p> : null}
    </>
  );
}

function Facts({ agreement, finding }: { readonly agreement: Agreement; readonly finding: Finding }) {
  const { t } = useTranslation();
  const names = namesOf(agreement);
  const { witness } = finding;
  return (
    <p className="mute">
      {witness
        ? t('draft.witness', {
            situation: [
              names.categoryPath(witness.category),
              names.window(witness.window),
              t('words.tier', { tier: witness.tier }),
              witness.priority,
              t(`words.type.${witness.type}`),
              ...(witness.system === null ? [] : [names.system(witness.system)]),
              ...(witness.site === null ? [] : [names.site(witness.site)]),
            ].join(', '),
          })
        : finding.subjects
          ? t('draft.about', { names: finding.subjects.join(', ') })
          : null}{' '}
      {t('agreement.mend')}: {finding.mend}
    </p>
  );
}

type MendActionProps = Pick<DraftFindingsProps, 'agreement' | 'onCloseGap' | 'onRemove'> & { readonly finding: Finding };

function MendAction({ agreement, finding, onCloseGap, onRemove }: MendActionProps) {
  const { t } = useTranslation();
  const [team, setTeam] = useState(agreement.teams[0]?.id ?? '');
  const here = useHere();
  const mend = mendOf(agreement, finding);
  if (mend.kind === 'register')
    return (
      <Button
        size="compact-sm"
        renderRoot={(props) => (
          <Link to={paths.registers} params={{ partnership: here.id }} search={{ register: mend.register }} {...props} />
        )}
      >
        {t('draft.toRegisters')}
      </Button>
    );
  if (mend.kind === 'remove')
    return (
      <Button size="compact-sm" variant="filled" onClick={() => onRemove(mend.rule)}>
        {t('draft.mend.remove', { rule: mend.rule })}
      </Button>
    );
  if (mend.kind === 'none') return null;
  return (
    <>
      <NativeSelect
        size="xs"
        aria-label={t('draft.mend.team')}
        value={team}
        data={agreement.teams.map((one) => ({ value: one.id, label: one.name }))}
        onChange={(event) => setTeam(event.currentTarget.value)}
      />
      <Button size="compact-sm" variant="filled" onClick={() => onCloseGap(finding, team)}>
        {t('draft.mend.own')}
      </Button>
    </>
  );
}
