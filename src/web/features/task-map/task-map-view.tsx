/** The map itself: the tasks under their Rs, and beside them what follows from the decisions. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { getTaskMap, removeTask, restoreTask } from '../../../contract/task-map.js';
import { areasOfRelief, givenTo, weekOf } from '../../../core/task-map/week.js';
import { call, refresh } from '../../lib/api.js';
import { useFormat } from '../../lib/format.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { ProblemNote } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { EmptyState } from '../../ui/states.js';
import { UndoNote } from '../../ui/undo-note.js';
import type { MapTask, TaskEdit, TaskMap } from './map-edits.js';
import { MapSize } from './map-size.js';
import { Relief } from './relief.js';
import { SHOWN, type TaskMapSearch } from './search.js';
import { openSuggestions, shownTasks, suggestionsFor } from './shown-tasks.js';
import { TaskList } from './task-list.js';
import styles from './task-map.module.css';
import type { useTaskMap } from './use-task-map.js';
import { WeekPicture } from './week-picture.js';
import { Weights } from './weights.js';

export interface TaskMapViewProps {
  readonly map: TaskMap;
  readonly onEdit: (edits: readonly TaskEdit[]) => void;
  readonly settle: ReturnType<typeof useTaskMap>['settle'];
  readonly search: TaskMapSearch;
  readonly onSearch: (change: TaskMapSearch) => void;
}

export function TaskMapView({ map, onEdit, settle, search, onSearch }: TaskMapViewProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const here = useHere();
  const mayEdit = map.can.edit.allowed;
  const [weights, setWeights] = useState(map.settings.weights);
  const keepWeights = useDebouncedCallback(
    (now: typeof weights) => (mayEdit ? settle.mutate({ ...map.settings, weights: now }) : undefined),
    600,
  );
  const suggested = useMemo(() => suggestionsFor(map, weights), [map, weights]);
  const groups = useMemo(() => shownTasks(map.tasks, suggested, search), [map.tasks, suggested, search]);
  const tasks = useMemo(() => map.tasks.map((task) => ({ ...task, hours: task.usualHours })), [map.tasks]);
  const week = useMemo(() => weekOf(tasks), [tasks]);
  const providers = useMemo(() => here.partnership.parties.filter((party) => party.kind === 'provider'), [here.partnership.parties]);
  const given = useMemo(
    () =>
      givenTo(
        tasks,
        providers.map((party) => party.id),
      ),
    [tasks, providers],
  );
  const areas = useMemo(() => areasOfRelief(tasks), [tasks]);
  const open = useMemo(() => openSuggestions(map.tasks, suggested), [map.tasks, suggested]);
  const [words, setWords] = useState(search.find ?? '');
  const find = useDebouncedCallback((text: string) => onSearch({ find: text.trim() || undefined }), 200);
  const editOne = useCallback((edit: TaskEdit) => onEdit([edit]), [onEdit]);
  const [removed, setRemoved] = useState<MapTask | null>(null);
  const remove = useMutation({
    mutationFn: (task: MapTask) => call(removeTask, { params: { partnership: here.id, task: task.id } }),
    onSuccess: (_, task) => setRemoved(task),
    onSettled: () => refresh(getTaskMap),
  });
  const restore = useMutation({
    mutationFn: (task: MapTask) => call(restoreTask, { params: { partnership: here.id, task: task.id } }),
    onSuccess: () => setRemoved(null),
    onSettled: () => refresh(getTaskMap),
  });
  return (
    <div className={styles.layout}>
      <div>
        {mayEdit ? (
          <details className={styles.about}>
            <summary>
              {t('taskMap.about', {
                people: format.number(map.settings.people),
                hours: format.number(map.settings.hoursAvailable),
              })}
            </summary>
            <MapSize
              settings={{ ...map.settings, weights }}
              registered={map.registeredSkills}
              submit={t('taskMap.save')}
              pending={settle.isPending}
              onSubmit={settle.mutate}
            />
          </details>
        ) : null}
        <div className={styles.tools}>
          <TextInput
            type="search"
            aria-label={t('taskMap.find')}
            placeholder={t('taskMap.find')}
            leftSection={<IconSearch size={14} aria-hidden="true" />}
            value={words}
            onChange={(event) => {
              setWords(event.currentTarget.value);
              find(event.currentTarget.value);
            }}
          />
          <NativeSelect
            aria-label={t('taskMap.show')}
            value={search.show ?? ''}
            onChange={(event) => onSearch({ show: SHOWN.find((one) => one === event.currentTarget.value) })}
            data={[
              { value: '', label: t('taskMap.showAll') },
              { value: 'undecided', label: t('taskMap.showUndecided') },
              { value: 'other', label: t('taskMap.showOther') },
            ]}
          />
          <span>{t('taskMap.progress', { decided: format.number(week.decided), tasks: format.number(week.tasks) })}</span>
          {mayEdit ? <p className="mute">{t('taskMap.keysHint')}</p> : null}
        </div>
        <ProblemNote error={remove.error ?? restore.error} />
        {removed ? (
          <UndoNote
            text={t('taskMap.removed', { title: removed.title })}
            undo={t('taskMap.putBack')}
            close={t('common.close')}
            pending={restore.isPending}
            onUndo={() => restore.mutate(removed)}
            onClose={() => setRemoved(null)}
          />
        ) : null}
        {groups.length === 0 ? (
          <EmptyState title={t('taskMap.nothing')} text={t('taskMap.nothingText')}>
            <Button
              onClick={() => {
                setWords('');
                onSearch({ find: undefined, show: undefined });
              }}
            >
              {t('taskMap.showEverything')}
            </Button>
          </EmptyState>
        ) : null}
        {groups.map((group) => (
          <TaskList
            key={group.r}
            group={group}
            suggested={suggested}
            providers={providers}
            onEdit={mayEdit ? editOne : null}
            onRemove={remove.mutate}
          />
        ))}
      </div>
      <aside className={styles.side} aria-label={t('taskMap.side')}>
        <WeekPicture week={week} given={given} />
        <Relief areas={areas} />
        <Weights
          weights={weights}
          onChange={(now) => {
            setWeights(now);
            keepWeights(now);
          }}
          open={open.length}
          onTakeAll={mayEdit ? () => onEdit(open) : null}
        />
      </aside>
    </div>
  );
}
