/** A draft of the agreement, edited by both parties at once. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { getDraft } from '../../contract/drafts.js';
import { ProofBar } from '../features/agreement/proof-bar.js';
import { DraftEditor } from '../features/draft/draft-editor.js';
import { DRAFT_PARTS, type DraftPart } from '../features/draft/search.js';
import { queryOf } from '../lib/api.js';
import { useTranslation } from '../lib/i18n/translation.js';
import { Loaded } from '../lib/loaded.js';
import { Head } from '../lib/page.js';
import { useHere } from '../lib/session.js';
import { paths } from '../paths.js';
import { SkeletonBlock, SkeletonRows } from '../ui/states.js';
import { ViewTabs } from '../ui/view-tabs.js';
import { AgreementTabs } from './agreement-tabs.js';
import { DraftLinks } from './draft-links.js';
import { UnderVersion } from './under-version.js';

const route = getRouteApi(paths.draft);

const partSearch = (part: DraftPart) => ({ part: part === 'matrix' ? undefined : part });

export function DraftPage() {
  const { t } = useTranslation();
  const here = useHere();
  const { draft: id } = route.useParams();
  const search = route.useSearch();
  const part = search.part ?? 'matrix';
  const category = search.category ?? null;
  const navigate = route.useNavigate();
  // The page follows the draft's edits by itself; the first answer stays the ground it began on.
  const query = useQuery({
    ...queryOf(getDraft, { params: { partnership: here.id, draft: id } }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const draft = query.data;
  return (
    <>
      <Head
        title={draft?.name ?? t('agreement.title')}
        note={draft ? t('draft.note', { state: t(`draft.state.${draft.state}`) }) : undefined}
        actions={
          <>
            <DraftLinks draft={id} />
            {draft?.state === 'open' && draft.can.edit.allowed ? (
              <Button
                variant="filled"
                renderRoot={(props) => <Link to={paths.propose} params={{ partnership: here.id, draft: draft.id }} {...props} />}
              >
                {t('draft.propose')}
              </Button>
            ) : null}
          </>
        }
      />
      <AgreementTabs />
      <Loaded
        query={query}
        skeleton={
          <>
            <SkeletonBlock label={t('common.loading')} height={40} />
            <SkeletonRows label={t('common.loading')} rows={16} />
          </>
        }
      >
        {(shown) => (
          <DraftEditor
            key={shown.id}
            draft={shown}
            part={part}
            category={category}
            onPart={(next, of) =>
              (next !== part || (of ?? null) !== category) &&
              void navigate({ search: { ...partSearch(next), category: of }, replace: true })
            }
            tabs={
              <ViewTabs label={t('draft.parts')}>
                {DRAFT_PARTS.map((one) => (
                  <Link
                    key={one}
                    to={paths.draft}
                    params={{ partnership: here.id, draft: id }}
                    search={partSearch(one)}
                    activeOptions={{ exact: true }}
                    aria-current={one === part ? 'page' : undefined}
                  >
                    {t(`draft.part.${one}`)}
                  </Link>
                ))}
              </ViewTabs>
            }
            Bar={ProofBar}
            Under={UnderVersion}
          />
        )}
      </Loaded>
    </>
  );
}
