/** The tasks under one R: what each takes, what was decided, and what is suggested with its reasons. */
import { useMemo } from 'react';
import type { Party } from '../../../core/agreement/agreement.js';
import type { TaskDecision } from '../../../core/task-map/task.js';
import { useFormat } from '../../lib/format.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { tenths } from './hours-text.js';
import type { MapTask, TaskEdit } from './map-edits.js';
import { reasonText } from './reasons.js';
import type { Suggestions, TaskGroup } from './shown-tasks.js';
import styles from './task-map.module.css';
import { TaskRow } from './task-row.js';

export interface TaskListProps {
  readonly group: TaskGroup;
  readonly suggested: Suggestions;
  readonly providers: readonly Party[];
  /** Null: the viewer only looks. */
  readonly onEdit: ((edit: TaskEdit) => void) | null;
  readonly onRemove: (task: MapTask) => void;
}

export function TaskList({ group: { r, tasks }, suggested, providers, onEdit, onRemove }: TaskListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const hours = tasks.reduce((sum, task) => sum + task.hoursNow, 0);
  const reasons = useMemo(
    () => new Map(tasks.map((task) => [task.id, (suggested.get(task.id)?.causes ?? []).map((cause) => reasonText(t, cause)).join(' · ')])),
    [tasks, suggested, t],
  );
  return (
    <section className={styles.group} aria-label={t(`taskMap.r.${r}`)}>
      <h2>
        {t(`taskMap.r.${r}`)}
        <span className="mute">{t('taskMap.groupNote', { count: tasks.length, hours: format.number(tenths(hours)) })}</span>
      </h2>
      <div className={styles.columns} aria-hidden="true">
        <span>{t('taskMap.task')}</span>
        <span>{t('taskMap.hours')}</span>
        <span>{t('taskMap.decision')}</span>
        <span>{t('taskMap.suggestion')}</span>
      </div>
      <ul className={styles.rows}>
        {tasks.map((task) => (
          <TaskRow
            key={task.id}
            task={task}
            suggestion={suggested.get(task.id)?.outcome ?? ('keep' satisfies TaskDecision)}
            reasons={reasons.get(task.id) ?? ''}
            providers={providers}
            onEdit={onEdit}
            onRemove={onRemove}
          />
        ))}
      </ul>
    </section>
  );
}
