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
  /** With the team that was chosen; empty where none is. */
  readonly onMend: (finding: Finding, team: string) => void;
}

const SHOWN = 60;

export function DraftFindings({ agreement, findings, current, mayEdit, onShow, onMend }: DraftFindingsProps) {
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
                <MendAction key={finding.id} agreement={agreement} finding={finding} onMend={onMend} />
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

type MendActionProps = Pick<DraftFindingsProps, 'agreement' | 'onMend'> & { readonly finding: Finding };

function MendAction({ agreement, finding, onMend }: MendActionProps) {
  const { t } = useTranslation();
  const here = useHere();
  const mend = mendOf(agreement, finding);
  const teams = mend.kind === 'team' ? mend.teams : [];
  const [chosen, setChosen] = useState('');
  const team = teams.includes(chosen) ? chosen : (teams[0] ?? '');
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
  if (mend.kind === 'change')
    return (
      <Button size="compact-sm" variant="filled" onClick={() => onMend(finding, '')}>
        {t(`draft.mend.${mend.words}`, { rule: mend.rule })}
      </Button>
    );
  if (mend.kind === 'none') return null;
  return (
    <>
      <NativeSelect
        size="xs"
        aria-label={t('draft.mend.team')}
        value={team}
        data={teams.map((one) => ({ value: one, label: agreement.teams.find(({ id }) => id === one)?.name ?? one }))}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      <Button size="compact-sm" variant="filled" onClick={() => onMend(finding, team)}>
        {t(`draft.mend.${mend.words}`)}
      </Button>
    </>
  );
}
