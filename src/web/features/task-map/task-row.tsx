/** One task. Its hours are typed in place; its decision is a row of three that the arrow keys choose from. */
import { ActionIcon, NativeSelect } from '@mantine/core';
import { IconCheck, IconTrash } from '@tabler/icons-react';
import { type CSSProperties, type KeyboardEvent, memo, useState } from 'react';
import type { Party } from '../../../core/agreement/agreement.js';
import { taskCategory } from '../../../core/task-map/categories.js';
import { TASK_DECISIONS, type TaskDecision } from '../../../core/task-map/task.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { useHere } from '../../lib/session.js';
import { toneSolid } from '../../ui/tone.js';
import { hoursOf, hoursText } from './hours-text.js';
import type { MapTask, TaskEdit } from './map-edits.js';
import styles from './task-map.module.css';

export interface TaskRowProps {
  readonly task: MapTask;
  readonly suggestion: TaskDecision;
  readonly reasons: string;
  /** With two or more, a person says which one takes what is shared or given away. */
  readonly providers: readonly Party[];
  readonly onEdit: ((edit: TaskEdit) => void) | null;
  readonly onRemove: (task: MapTask) => void;
}

export const TaskRow = memo(function TaskRow({ task, suggestion, reasons, providers, onEdit, onRemove }: TaskRowProps) {
  const { t } = useTranslation();
  const here = useHere();
  const provider = providers.find((party) => party.id === task.provider) ?? providers[0];
  const place = taskCategory(task.category)?.name ?? '';
  const facts = [place, t('words.tier', { tier: task.tier }), t(`taskMap.risk.${task.risk}`), t(`taskMap.frequency.${task.frequency}`)];
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <span className={styles.title}>
          <strong>{task.title}</strong>
          {task.own && onEdit ? (
            <ActionIcon variant="subtle" size={24} aria-label={t('taskMap.remove', { title: task.title })} onClick={() => onRemove(task)}>
              <IconTrash size={14} aria-hidden="true" />
            </ActionIcon>
          ) : null}
        </span>
        {task.text ? <span>{task.text}</span> : null}
        <span className="mute">{facts.join(' · ')}</span>
      </div>
      <Hours task={task} onEdit={onEdit} />
      <div className={styles.decision}>
        <Choice task={task} onEdit={onEdit} given={toneSolid(here.tone(provider?.id ?? null))} />
        {providers.length > 1 && (task.decision === 'share' || task.decision === 'delegate') ? (
          <NativeSelect
            aria-label={t('taskMap.providerFor', { title: task.title })}
            value={provider?.id}
            disabled={!onEdit}
            onChange={(event) => onEdit?.({ task: task.id, provider: event.currentTarget.value })}
            data={providers.map((party) => ({ value: party.id, label: party.name }))}
          />
        ) : null}
      </div>
      <div className={styles.suggestion}>
        {task.decision === suggestion ? (
          <span className={styles.agreed}>
            <IconCheck size={14} aria-hidden="true" />
            {t('taskMap.asSuggested')}
          </span>
        ) : onEdit ? (
          <button
            type="button"
            className={styles.take}
            aria-label={t('taskMap.takeFor', { decision: t(`taskMap.choice.${suggestion}`), title: task.title })}
            onClick={() => onEdit({ task: task.id, decision: suggestion })}
          >
            {t('taskMap.suggests', { decision: t(`taskMap.choice.${suggestion}`) })}
          </button>
        ) : (
          <span>{t('taskMap.suggests', { decision: t(`taskMap.choice.${suggestion}`) })}</span>
        )}
        <span className="mute">{reasons}</span>
      </div>
    </li>
  );
});

type Part = Pick<TaskRowProps, 'task' | 'onEdit'>;

function Hours({ task, onEdit }: Part) {
  const { t, language } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const hours = typed === null ? task.hoursNow : hoursOf(typed);
  const shown = hoursText(task.hoursNow, language);
  const keep = (): void => {
    if (typed === null || hours === undefined) return;
    setTyped(null);
    if (hours === null ? task.entered : hours !== task.hoursNow) onEdit?.({ task: task.id, hours });
  };
  const onKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Escape') setTyped(null);
    const step = event.key === 'Enter' || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const all = [...document.querySelectorAll<HTMLInputElement>('[data-task-hours]')];
    const next = all[all.indexOf(event.currentTarget) + step];
    keep();
    next?.focus();
    next?.select();
  };
  if (!onEdit)
    return (
      <span className={styles.hoursRead}>
        {shown}
        <span className="visually-hidden"> {t('taskMap.hours')}</span>
      </span>
    );
  return (
    <span className={styles.hours}>
      <input
        data-task-hours
        inputMode="decimal"
        aria-label={t('taskMap.hoursOf', { title: task.title })}
        aria-invalid={hours === undefined}
        title={hours === undefined ? t('taskMap.hoursWrong') : undefined}
        data-usual={!task.entered || undefined}
        value={typed ?? shown}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={keep}
        onKeyDown={onKey}
      />
      <span aria-hidden="true">h</span>
    </span>
  );
}

/** @param given the colour of who takes what is given away */
function Choice({ task, onEdit, given }: Part & { readonly given: string }) {
  const { t } = useTranslation();
  const choose = (decision: TaskDecision | null): void => onEdit?.({ task: task.id, decision });
  return (
    <fieldset className={styles.choice} data-decided={task.decision ?? undefined} style={{ '--given': given } as CSSProperties}>
      <legend className="visually-hidden">{t('taskMap.decisionFor', { title: task.title })}</legend>
      {TASK_DECISIONS.map((one) => {
        const barred = task.decides !== null && one !== 'keep';
        return (
          <label
            key={one}
            data-choice={one}
            data-on={task.decision === one || undefined}
            title={barred ? t('taskMap.because.decides') : undefined}
          >
            <input
              type="radio"
              name={`decision-${task.id}`}
              checked={task.decision === one}
              disabled={barred || !onEdit}
              aria-description={barred ? t('taskMap.because.decides') : undefined}
              onChange={() => choose(one)}
              // Chosen once more, or Delete: open again.
              onClick={() => (task.decision === one ? choose(null) : undefined)}
              onKeyDown={(event) => (event.key === 'Delete' || event.key === 'Backspace' ? choose(null) : undefined)}
            />
            {t(`taskMap.choice.${one}`)}
          </label>
        );
      })}
    </fieldset>
  );
}
