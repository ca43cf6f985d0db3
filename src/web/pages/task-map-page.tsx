import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { AddTaskDialog } from '../features/task-map/add-task-dialog.js';
import { FirstDraftDialog } from '../features/task-map/first-draft-dialog.js';
import { MapSize } from '../features/task-map/map-size.js';
import styles from '../features/task-map/task-map.module.css';
import { TaskMapView } from '../features/task-map/task-map-view.js';
import { useTaskMap } from '../features/task-map/use-task-map.js';
import { useTranslation } from '../lib/i18n/translation.js';
import { Loaded } from '../lib/loaded.js';
import { Head } from '../lib/page.js';
import { ProblemNote } from '../lib/problem.js';
import { useHere } from '../lib/session.js';
import { paths } from '../paths.js';
import { ReasonButton } from '../ui/reason-button.js';
import { EmptyState, SkeletonRows } from '../ui/states.js';
import { PlanTabs } from './plan-tabs.js';

const route = getRouteApi(paths.taskMap);

export function TaskMapPage() {
  const { t } = useTranslation();
  const here = useHere();
  const { query, edit, settle } = useTaskMap(here.id);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [dialog, setDialog] = useState<'add' | 'draft' | null>(null);
  const map = query.data;
  const decided = map?.tasks.filter((task) => task.decision !== null).length ?? 0;
  const noDraft = map?.can.draft.allowed
    ? decided > 0
      ? null
      : t('taskMap.draft.needDecision')
    : (map?.can.draft.causes[0]?.text ?? null);
  const openDraft = (draft: string) => (
    <Button variant="filled" renderRoot={(props) => <Link to={paths.draft} params={{ partnership: here.id, draft }} {...props} />}>
      {t('taskMap.draft.open')}
    </Button>
  );
  const actions = map?.begun ? (
    <>
      {map.can.edit.allowed ? (
        <Button leftSection={<IconPlus size={14} aria-hidden="true" />} onClick={() => setDialog('add')}>
          {t('taskMap.add')}
        </Button>
      ) : null}
      <ReasonButton variant="filled" reason={noDraft} onClick={() => setDialog('draft')}>
        {t('taskMap.draft.button')}
      </ReasonButton>
    </>
  ) : null;
  return (
    <>
      <Head title={t('taskMap.title')} note={t('taskMap.note')} actions={actions} />
      <PlanTabs />
      <ProblemNote error={edit.error ?? settle.error} />
      <Loaded query={query} skeleton={<SkeletonRows label={t('common.loading')} rows={10} />}>
        {(loaded) =>
          loaded.begun ? (
            <TaskMapView
              map={loaded}
              onEdit={edit.mutate}
              settle={settle}
              search={search}
              onSearch={(change) => void navigate({ search: (now) => ({ ...now, ...change }), replace: true })}
            />
          ) : loaded.can.edit.allowed ? (
            <section className={styles.begin} aria-label={t('taskMap.beginTitle')}>
              <h2>{t('taskMap.beginTitle')}</h2>
              <p>{t('taskMap.beginText', { count: loaded.tasks.length })}</p>
              <MapSize
                settings={loaded.settings}
                registered={loaded.registeredSkills}
                submit={t('taskMap.begin')}
                pending={settle.isPending}
                onSubmit={settle.mutate}
              />
            </section>
          ) : (
            <EmptyState title={t('taskMap.notBegunTitle')} text={t('taskMap.notBegunText')} />
          )
        }
      </Loaded>
      {dialog === 'add' ? <AddTaskDialog onClose={() => setDialog(null)} /> : null}
      {dialog === 'draft' && map ? (
        <FirstDraftDialog undecided={map.tasks.length - decided} onClose={() => setDialog(null)} open={openDraft} />
      ) : null}
    </>
  );
}
