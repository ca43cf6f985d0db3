import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { getProof, listAgreements } from '../../contract/agreements.js';
import { getFactFindings } from '../../contract/facts.js';
import type { Finding } from '../../core/proof/finding.js';
import { BringIn } from '../features/agreement/bring-in.js';
import { CellFacts } from '../features/agreement/cell-facts.js';
import { ExceptionTable } from '../features/agreement/exception-table.js';
import { FindingList } from '../features/agreement/finding-list.js';
import { cellIn, gridOf, sharesOf } from '../features/agreement/grid.js';
import { Matrix, type Place } from '../features/agreement/matrix.js';
import styles from '../features/agreement/matrix.module.css';
import { ProofBar } from '../features/agreement/proof-bar.js';
import { TemplateLink } from '../features/agreement/template-link.js';
import { SaveAs, type Shown, VersionChoice } from '../features/agreement/version-tools.js';
import { BeginDraft, DraftList, OpenDraft } from '../features/draft/draft-list.js';
import { useAgreement } from '../lib/agreement.js';
import { namesOf } from '../lib/agreement-names.js';
import { queryOf } from '../lib/api.js';
import { useFormat } from '../lib/format.js';
import { useHotkeys } from '../lib/hotkeys.js';
import { useTranslation } from '../lib/i18n/translation.js';
import { Loaded } from '../lib/loaded.js';
import { Head } from '../lib/page.js';
import { ProblemNote } from '../lib/problem.js';
import { useHere } from '../lib/session.js';
import { paths } from '../paths.js';
import { EmptyState, SkeletonBlock, SkeletonRows } from '../ui/states.js';
import { AgreementTabs } from './agreement-tabs.js';
import { UnderVersion, VersionNote } from './under-version.js';

const route = getRouteApi(paths.agreement);

export function MatrixPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const here = useHere();
  const { version: wanted } = route.useSearch();
  const { query } = useAgreement(here.id, wanted);
  const versions = useQuery({ ...queryOf(listAgreements, { params: { partnership: here.id } }), staleTime: 60_000 });
  const items = versions.data?.items ?? [];
  const may = versions.data?.can.bringIn;
  const version = query.data?.version;
  const missing = wanted === undefined && query.data === null;
  const note = version
    ? [
        t('agreement.version', { version: version.version }),
        t(`agreement.state.${version.state}`),
        version.effectiveAt === null ? '' : t('agreement.since', { when: format.date(version.effectiveAt) }),
      ]
        .filter(Boolean)
        .join(' · ')
    : undefined;
  return (
    <>
      <Head
        title={t('agreement.title')}
        note={note}
        actions={
          <>
            {version || missing ? <VersionChoice versions={items} shown={version ?? null} /> : null}
            {version ? <BeginDraft version={version} /> : null}
            {query.data ? <SaveAs shown={query.data} /> : null}
            {missing ? null : <BringIn may={may} />}
            <Button
              renderRoot={(props) => <Link to={paths.replays} params={{ partnership: here.id }} search={{ version: wanted }} {...props} />}
            >
              {t('palette.replay')}
            </Button>
          </>
        }
      />
      <AgreementTabs version={wanted} />
      {missing ? (
        <>
          <EmptyState title={t('agreement.emptyTitle')} text={t('agreement.emptyText')}>
            <OpenDraft />
            <BringIn may={may} />
            <TemplateLink />
          </EmptyState>
          <DraftList />
        </>
      ) : (
        <Loaded
          query={query}
          skeleton={
            <>
              <SkeletonBlock label={t('common.loading')} height={40} />
              <SkeletonRows label={t('common.loading')} rows={16} />
            </>
          }
        >
          {(shown) =>
            shown && (
              <>
                <VersionNote shown={shown.version} />
                <UnderVersion agreement={wanted === undefined ? undefined : shown.agreement}>
                  <MatrixView key={shown.version.id} shown={shown} />
                </UnderVersion>
                <DraftList />
              </>
            )
          }
        </Loaded>
      )}
    </>
  );
}

function MatrixView({ shown }: { readonly shown: Shown }) {
  const { t } = useTranslation();
  const here = useHere();
  const navigate = useNavigate();
  const { agreement, version } = shown;
  const names = useMemo(() => namesOf(agreement), [agreement]);
  const [everyTier, setEveryTier] = useState(false);
  const grid = useMemo(() => gridOf(agreement, everyTier), [agreement, everyTier]);
  const shares = useMemo(() => sharesOf(grid, here.partyOfTeam), [grid, here]);
  const proof = useQuery({ ...queryOf(getProof, { params: { partnership: here.id, agreement: version.id } }), staleTime: 300_000 });
  // Facts of today beside the proof of the text; the line waits for both, so that it does not grow under the pointer.
  const facts = useQuery({ ...queryOf(getFactFindings, { params: { partnership: here.id, agreement: version.id } }), staleTime: 60_000 });
  const findings = [...(proof.data?.findings ?? []), ...(facts.data?.findings ?? [])];
  const { finding: chosen, version: wanted } = route.useSearch();
  const finding = findings.find((one) => one.id === chosen);
  const [current, setCurrent] = useState<Place>({ row: 0, column: 0 });
  const [focusRequest, setFocusRequest] = useState(0);
  const next = findings[(findings.findIndex((one) => one.id === chosen) + 1) % Math.max(findings.length, 1)];

  const jump = (to: Finding | undefined) => {
    if (!to) return;
    void navigate({ to: paths.agreement, params: { partnership: here.id }, search: { finding: to.id, version: wanted }, replace: true });
    const row = grid.rows.findIndex((one) => grid.columns.some((column) => cellIn(to, one, column)));
    const column = grid.columns.findIndex((one) => grid.rows[row] !== undefined && cellIn(to, grid.rows[row], one));
    if (row < 0 || column < 0) return;
    setCurrent({ row, column });
    setFocusRequest((count) => count + 1);
  };
  useHotkeys({ f8: () => jump(next) });
  const row = grid.rows[current.row];
  const column = grid.columns[current.column];
  const cell = row?.cells[current.column];

  return (
    <>
      {proof.data && !facts.isPending ? (
        <ProofBar findings={findings} ownedShare={proof.data.ownedShare} parties={shares} next={next} onJump={jump} />
      ) : proof.isError ? (
        <ProblemNote error={proof.error} retry={() => void proof.refetch()} />
      ) : (
        <div className={styles.proof}>
          <SkeletonBlock label={t('common.loading')} height={19} />
        </div>
      )}
      <div className={styles.two}>
        <div>
          <Matrix
            grid={grid}
            current={current}
            finding={finding}
            unstaffed={findings.filter((one) => one.kind === 'unstaffed')}
            onCurrent={setCurrent}
            focusRequest={focusRequest}
          />
          <p className={styles.legend}>
            {t('agreement.legend')}
            <Button size="compact-sm" variant="subtle" className={styles.legendToggle ?? ''} onClick={() => setEveryTier(!everyTier)}>
              {t(everyTier ? 'agreement.fewerTiers' : 'agreement.allTiers')}
            </Button>
          </p>
          <ExceptionTable agreement={agreement} names={names} />
        </div>
        <aside className={styles.side}>
          {row && column && cell ? <CellFacts row={row} column={column} cell={cell} version={wanted} /> : null}
          <h2>{t('agreement.findings')}</h2>
          {proof.data ? (
            <FindingList findings={findings} current={chosen} onChoose={jump} />
          ) : (
            <SkeletonBlock label={t('common.loading')} height={120} />
          )}
        </aside>
      </div>
    </>
  );
}
