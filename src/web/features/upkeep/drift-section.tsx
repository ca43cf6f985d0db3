/** Where the agreement in force no longer speaks of the work that is done, each with what to do about it. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../../contract/route.js';
import { getDrift } from '../../../contract/upkeep.js';
import { DRIFT_KINDS, type DriftKind } from '../../../core/drift/drift.js';
import { useAgreement } from '../../lib/agreement.js';
import { queryOf } from '../../lib/api.js';
import { useFormat } from '../../lib/format.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { Loaded } from '../../lib/loaded.js';
import { useHere } from '../../lib/session.js';
import { paths } from '../../paths.js';
import { useFirstFew } from '../../ui/first-few.js';
import { EmptyState, SkeletonRows } from '../../ui/states.js';
import { type AskAbout, type DriftFinding, driftWords, type Wording } from './drift-words.js';
import styles from './upkeep.module.css';

const FEW = 8;

export interface DriftSectionProps {
  readonly onAsk: (about: AskAbout) => void;
  /** What else can be done about it. */
  readonly actions?: (version: AnswerOf<typeof getDrift>['version']) => ReactNode;
}

export function DriftSection({ onAsk, actions }: DriftSectionProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const here = useHere();
  const query = useQuery(queryOf(getDrift, { params: { partnership: here.id } }));
  const { agreement, names } = useAgreement(here.id);
  const wording: Wording = { t, format, agreement, names };
  return (
    <section className={styles.section} aria-labelledby="upkeep-drift">
      <div className={styles.head}>
        <h2 id="upkeep-drift">{t('upkeep.drift.title')}</h2>
        {query.data && query.data.findings.length > 0 ? <div className={styles.actions}>{actions?.(query.data.version)}</div> : null}
      </div>
      <Loaded query={query} skeleton={<SkeletonRows label={t('common.loading')} rows={4} />}>
        {({ findings, omitted, since, tickets, youngRules, version }) => {
          const date = format.date(since);
          return (
            <>
              <p className={styles.text}>
                {tickets === 0
                  ? t('upkeep.drift.noTickets', { date })
                  : t('upkeep.drift.over', { count: tickets, date, version: version.version })}{' '}
                {youngRules > 0 && tickets > 0 ? t('upkeep.drift.young', { count: youngRules }) : null}
              </p>
              {findings.length === 0 && tickets > 0 ? (
                <EmptyState title={t('upkeep.drift.nothingTitle')} text={t('upkeep.drift.nothing')} />
              ) : (
                DRIFT_KINDS.map((kind) => (
                  <Kind key={kind} kind={kind} findings={findings.filter((one) => one.kind === kind)} wording={wording} onAsk={onAsk} />
                ))
              )}
              {omitted > 0 ? <p className={styles.quiet}>{t('upkeep.drift.omitted', { count: omitted })}</p> : null}
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

interface KindProps {
  readonly kind: DriftKind;
  readonly findings: readonly DriftFinding[];
  readonly wording: Wording;
  readonly onAsk: (about: AskAbout) => void;
}

function Kind({ kind, findings, wording, onAsk }: KindProps) {
  const { t } = useTranslation();
  const { shown, more } = useFirstFew(findings, FEW, t('upkeep.drift.more', { count: findings.length }));
  if (findings.length === 0) return null;
  return (
    <>
      <h3 className={styles.sub}>{t(`upkeep.drift.kinds.${kind}`)}</h3>
      <ul className={styles.list}>
        {shown.map((finding) => (
          <Finding key={`${finding.list} ${finding.subject}`} finding={finding} wording={wording} onAsk={onAsk} />
        ))}
      </ul>
      {more}
    </>
  );
}

function Finding({ finding, wording, onAsk }: Omit<KindProps, 'kind' | 'findings'> & { readonly finding: DriftFinding }) {
  const { t } = useTranslation();
  const here = useHere();
  const params = { partnership: here.id };
  const { name, facts, ask } = driftWords(finding, wording);
  return (
    <li>
      <div>
        {name}
        <p className={styles.quiet}>{facts}</p>
      </div>
      <div className={styles.actions}>
        {finding.next === 'people' ? (
          <Button
            size="compact-sm"
            className={styles.action ?? ''}
            aria-label={t('upkeep.drift.peopleAbout', { name })}
            renderRoot={(props) => <Link to={paths.settings} params={params} {...props} />}
          >
            {t('upkeep.drift.people')}
          </Button>
        ) : finding.next === 'tickets' ? (
          <Button
            size="compact-sm"
            className={styles.action ?? ''}
            aria-label={t('upkeep.drift.queueAbout', { name })}
            renderRoot={(props) => <Link to={paths.tickets} params={params} search={{ team: finding.subject }} {...props} />}
          >
            {t('upkeep.drift.queue')}
          </Button>
        ) : null}
        <Button size="compact-sm" aria-label={t('upkeep.drift.askAbout', { name })} onClick={() => onAsk(ask)}>
          {t('upkeep.drift.ask')}
        </Button>
      </div>
    </li>
  );
}
