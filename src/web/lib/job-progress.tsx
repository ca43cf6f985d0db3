/** Long work as it goes: what, how far, and the way to stop it. */
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { cancelJob, getJob, type Job } from '../../contract/jobs.js';
import { Progress } from '../ui/progress.js';
import { call, refresh } from './api.js';
import { useFormat } from './format.js';
import { useTranslation } from './i18n/translation.js';
import styles from './job-progress.module.css';
import { ProblemNote } from './problem.js';

export interface JobProgressProps {
  readonly partnership: string;
  readonly job: Job;
  readonly title?: string;
}

export function JobProgress({ partnership, job, title }: JobProgressProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const stop = useMutation({
    mutationFn: () => call(cancelJob, { params: { partnership, job: job.id } }),
    onSuccess: () => refresh(getJob),
  });
  const done = format.number(job.done);
  const running = job.state === 'running' || job.state === 'waiting';
  const far =
    job.state === 'waiting'
      ? t('job.waiting')
      : job.total === null
        ? t('job.progressOpen', { done, unit: job.unit })
        : t('job.progress', { done, total: format.number(job.total), unit: job.unit });
  return (
    <div className={styles.job}>
      <div className={styles.line}>
        <strong>{title ?? job.title}</strong>
        <span className="mute">{job.state === 'running' || job.state === 'waiting' ? far : t(`job.${job.state}`)}</span>
      </div>
      <Progress label={title ?? job.title} share={job.total ? Math.min(1, job.done / job.total) : null} />
      {running ? (
        <div className={styles.line}>
          <span className="mute">{t('job.survives')}</span>
          <Button size="compact-sm" variant="default" onClick={() => stop.mutate()} loading={stop.isPending}>
            {t('job.cancel')}
          </Button>
        </div>
      ) : null}
      <ProblemNote error={stop.error} />
    </div>
  );
}
