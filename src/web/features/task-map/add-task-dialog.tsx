/** Adds a task that the library lacks. What is typed stays where the server refuses it. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { addTask, getTaskMap } from '../../../contract/task-map.js';
import { FOUR_RS } from '../../../core/agreement/agreement.js';
import { TASK_CATEGORIES } from '../../../core/task-map/categories.js';
import { TASK_FREQUENCIES, TASK_RISKS, TASK_SKILLS, USUAL_OWNERS } from '../../../core/task-map/task.js';
import { call, refresh } from '../../lib/api.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { ProblemNote } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { Dialog } from '../../ui/dialog.js';
import { hoursOf } from './hours-text.js';
import styles from './task-map.module.css';

export function AddTaskDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const here = useHere();
  const [title, setTitle] = useState('');
  const [category, setCategory] = useState('applications');
  const [tier, setTier] = useState<1 | 2 | 3>(1);
  const [risk, setRisk] = useState<(typeof TASK_RISKS)[number]>('medium');
  const [skill, setSkill] = useState<(typeof TASK_SKILLS)[number]>('desk');
  const [frequency, setFrequency] = useState<(typeof TASK_FREQUENCIES)[number]>('weekly');
  const [usual, setUsual] = useState<(typeof USUAL_OWNERS)[number]>('internal');
  const [hours, setHours] = useState('1');
  const [checked, setChecked] = useState(false);
  const taken = hoursOf(hours);
  const add = useMutation({
    mutationFn: (body: Parameters<typeof call<typeof addTask>>[1]['body']) => call(addTask, { params: { partnership: here.id }, body }),
    onSuccess: async () => {
      await refresh(getTaskMap);
      onClose();
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (title.trim() === '' || typeof taken !== 'number') return;
    add.mutate({ title, category, tier, risk, skill, frequency, usual, hours: taken });
  };
  return (
    <Dialog onClose={onClose} title={t('taskMap.add')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form className={styles.dialog} onSubmit={send} noValidate>
        <TextInput
          label={t('taskMap.taskTitle')}
          value={title}
          maxLength={200}
          data-autofocus
          onChange={(event) => setTitle(event.currentTarget.value)}
          error={checked && title.trim() === '' ? t('taskMap.titleWrong') : null}
        />
        <NativeSelect
          label={t('taskMap.category')}
          value={category}
          onChange={(event) => setCategory(event.currentTarget.value)}
          data={FOUR_RS.map((r) => ({
            group: t(`taskMap.r.${r}`),
            items: TASK_CATEGORIES.filter((one) => one.r === r).map((one) => ({ value: one.id, label: one.name })),
          }))}
        />
        <div className={styles.pairs}>
          <TextInput
            label={t('taskMap.hours')}
            inputMode="decimal"
            value={hours}
            onChange={(event) => setHours(event.currentTarget.value)}
            error={checked && typeof taken !== 'number' ? t('taskMap.hoursWrong') : null}
          />
          <NativeSelect
            label={t('taskMap.howOften')}
            value={frequency}
            onChange={(event) => setFrequency(event.currentTarget.value as typeof frequency)}
            data={TASK_FREQUENCIES.map((value) => ({ value, label: t(`taskMap.frequency.${value}`) }))}
          />
          <NativeSelect
            label={t('taskMap.tier')}
            value={String(tier)}
            onChange={(event) => setTier(Number(event.currentTarget.value) as typeof tier)}
            data={['1', '2', '3']}
          />
          <NativeSelect
            label={t('taskMap.howRisky')}
            value={risk}
            onChange={(event) => setRisk(event.currentTarget.value as typeof risk)}
            data={TASK_RISKS.map((value) => ({ value, label: t(`taskMap.risk.${value}`) }))}
          />
          <NativeSelect
            label={t('taskMap.needs')}
            value={skill}
            onChange={(event) => setSkill(event.currentTarget.value as typeof skill)}
            data={TASK_SKILLS.map((value) => ({ value, label: t(`taskMap.skill.${value}`) }))}
          />
          <NativeSelect
            label={t('taskMap.usualOwner')}
            value={usual}
            onChange={(event) => setUsual(event.currentTarget.value as typeof usual)}
            data={USUAL_OWNERS.map((value) => ({ value, label: t(`taskMap.usual.${value}`) }))}
          />
        </div>
        <ProblemNote error={add.error} />
        <div className={styles.buttons}>
          <Button type="submit" variant="filled" loading={add.isPending}>
            {t('taskMap.addIt')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
