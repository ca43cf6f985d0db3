/** A situation tried in a draft, as live tickets are routed, and what the version in force says of it. */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { getDraft } from '../../contract/drafts.js';
import type { Agreement, Tier } from '../../core/agreement/agreement.js';
import { isSameAnswer, type Tried, triedUnder, trySituation } from '../../core/tickets/try-situation.js';
import type { SituationSearch } from '../features/agreement/search.js';
import { SituationAnswer } from '../features/agreement/situation-answer.js';
import { SituationForm } from '../features/agreement/situation-form.js';
import { instantOfText, wallText } from '../features/agreement/wall-text.js';
import styles from '../features/compare/compare.module.css';
import { useAgreement } from '../lib/agreement.js';
import { namesOf } from '../lib/agreement-names.js';
import { queryOf } from '../lib/api.js';
import { useTranslation } from '../lib/i18n/translation.js';
import { Loaded } from '../lib/loaded.js';
import { Head } from '../lib/page.js';
import { useHere } from '../lib/session.js';
import { paths } from '../paths.js';
import { SkeletonRows } from '../ui/states.js';
import { AgreementTabs } from './agreement-tabs.js';
import { DraftLinks } from './draft-links.js';
import { UnderVersion } from './under-version.js';

const route = getRouteApi(paths.draftSituation);

export function DraftSituationPage() {
  const { t } = useTranslation();
  const here = useHere();
  const { draft } = route.useParams();
  const query = useQuery(queryOf(getDraft, { params: { partnership: here.id, draft } }));
  const inForce = useAgreement(here.id);
  const settled = inForce.query.data !== undefined || inForce.query.isError;
  return (
    <>
      <Head title={t('agreement.title')} tab={t('agreement.situation.title')} note={t('compare.situation.text')} />
      <AgreementTabs />
      <DraftLinks draft={draft} on="situation" />
      <Loaded query={query} skeleton={<SkeletonRows label={t('common.loading')} />}>
        {({ name, revision, agreement }) => (
          <>
            <h2 className={styles.heading}>{t('compare.situation.title', { name, revision })}</h2>
            <Trying agreement={agreement} inForce={inForce.agreement} isSettled={settled} />
          </>
        )}
      </Loaded>
    </>
  );
}

interface TryingProps {
  readonly agreement: Agreement;
  /** Undefined where none is, or while it is on its way. */
  readonly inForce: Agreement | undefined;
  readonly isSettled: boolean;
}

function Trying({ agreement, inForce, isSettled }: TryingProps) {
  const { t } = useTranslation();
  const here = useHere();
  const navigate = useNavigate();
  const { draft } = route.useParams();
  const search: SituationSearch = route.useSearch();
  const names = useMemo(() => namesOf(agreement), [agreement]);
  const { zone } = agreement.windows;
  const now = useMemo(() => Math.floor(Date.now() / 60_000) * 60_000, []);
  const at = (search.at ? instantOfText(zone, search.at) : null) ?? now;
  const tried = useTried(agreement, search, at);
  const today = useTried(inForce, search, at);
  const change = (next: SituationSearch) =>
    void navigate({
      to: paths.draftSituation,
      params: { partnership: here.id, draft },
      search: { ...search, ...next },
      replace: true,
      resetScroll: false,
    });
  return (
    <UnderVersion agreement={agreement}>
      <div className={styles.trying}>
        <SituationForm agreement={agreement} names={names} search={search} now={wallText(zone, now)} onChange={change} />
        {tried === null ? (
          <p className="mute">{t('agreement.situation.nothing')}</p>
        ) : !tried.ok ? (
          <p aria-live="polite">{t('compare.situation.notKnown', { text: listed(tried) })}</p>
        ) : (
          <div className={styles.answers}>
            <section aria-label={t('compare.situation.inDraft')}>
              <p className={styles.which}>{t('compare.situation.inDraft')}</p>
              <SituationAnswer answer={asShown(tried)} names={names} />
            </section>
            {isSettled ? (
              <UnderVersion agreement={inForce}>
                <Today tried={tried} today={today} agreement={inForce} />
              </UnderVersion>
            ) : null}
          </div>
        )}
      </div>
    </UnderVersion>
  );
}

/** What the version in force says, where it is something else. */
function Today({
  tried,
  today,
  agreement,
}: {
  readonly tried: Extract<Tried, { ok: true }>;
  readonly today: Tried | null;
  readonly agreement: Agreement | undefined;
}) {
  const { t } = useTranslation();
  const names = useMemo(() => namesOf(agreement), [agreement]);
  const label = t('compare.situation.inForce');
  const differs = today?.ok === true && !isSameAnswer(tried.answer, today.answer);
  return (
    <section aria-label={label}>
      <p className={styles.which}>{label}</p>
      <p className={styles.says} aria-live="polite">
        {today === null
          ? t('compare.situation.none')
          : !today.ok
            ? t('compare.situation.unknown', { text: listed(today) })
            : t(differs ? 'compare.situation.differs' : 'compare.situation.same')}
      </p>
      {differs ? <SituationAnswer answer={asShown(today)} names={names} /> : null}
    </section>
  );
}

const listed = ({ problems }: Extract<Tried, { ok: false }>): string => problems.map(({ text }) => text).join('. ');

/** As the server answers it. */
const asShown = ({ answer }: Extract<Tried, { ok: true }>): Parameters<typeof SituationAnswer>[0]['answer'] => ({
  ...answer,
  causes: [...answer.causes],
  clocks: answer.clocks.map((clock) => ({ ...clock, pausedWhile: [...clock.pausedWhile] })),
  escalation: answer.escalation.map((step) => ({ ...step, notify: [...step.notify] })),
});

/** Null without an agreement or a category. Compiled once for each agreement. */
function useTried(agreement: Agreement | undefined, search: SituationSearch, at: number): Tried | null {
  const under = useMemo(() => (agreement ? triedUnder(agreement) : null), [agreement]);
  const { category, type = 'incident', tier = 1, priority = 'P3', system = null, site = null } = search;
  return useMemo(
    () =>
      under === null || category === undefined
        ? null
        : trySituation(under, { at, category, type, tier: tier as Tier, priority, system, site, attributes: {} }),
    [under, at, category, type, tier, priority, system, site],
  );
}
