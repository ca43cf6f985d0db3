import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { getSession } from '../../../contract/identity.js';
import { openSample } from '../../../contract/partnerships.js';
import { call, queries, refresh } from '../../lib/api.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { JobProgress } from '../../lib/job-progress.js';
import { ProblemNote } from '../../lib/problem.js';
import { sessionQuery } from '../../lib/session.js';
import { useJob } from '../../lib/use-job.js';
import { paths } from '../../paths.js';
import { ErrorState } from '../../ui/states.js';

/** Opens the sample world: a job writes it, then the way goes in. */
export function OpenSample() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [started, setStarted] = useState<{ partnership: string; job: string } | null>(null);
  const enter = async (partnership: string) => {
    await refresh(getSession);
    await queries.fetchQuery(sessionQuery);
    await navigate({ to: paths.home, params: { partnership } });
  };
  const open = useMutation({
    mutationFn: () => call(openSample, {}),
    onSuccess: async ({ partnership, job }) => {
      if (job === null) await enter(partnership);
      else setStarted({ partnership, job });
    },
  });
  const job = useJob(started?.partnership ?? '', started?.job, (ended) => {
    if (ended.state === 'done' && started) void enter(started.partnership);
  });
  const failed = job?.state === 'failed' || job?.state === 'cancelled';
  if (started && job && !failed)
    return <JobProgress partnership={started.partnership} job={job} title={t('identity.welcome.samplePreparing')} />;
  return (
    <>
      <Button variant="filled" loading={open.isPending || (started !== null && !failed)} onClick={() => open.mutate()}>
        {t('identity.welcome.sampleAction')}
      </Button>
      {failed ? <ErrorState title={t(`job.${job.state === 'failed' ? 'failed' : 'cancelled'}`)} detail={job.failure} /> : null}
      <ProblemNote error={open.error} />
    </>
  );
}
