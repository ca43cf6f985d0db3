/** Choose a history and a version or a draft, and perhaps another version to compare with. */
import { NativeSelect } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { z } from 'zod';
import type { agreementVersion } from '../../../contract/agreements.js';
import { type draftSummary, listDrafts } from '../../../contract/drafts.js';
import type { history } from '../../../contract/histories.js';
import { createReplay, listReplays } from '../../../contract/replays.js';
import { call, refresh } from '../../lib/api.js';
import { useFormat } from '../../lib/format.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { ProblemNote } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { paths } from '../../paths.js';
import { ReasonButton } from '../../ui/reason-button.js';
import styles from './replay.module.css';
import { preferredRun, runBody, runName } from './run-choice.js';
import type { NewReplaySearch } from './search.js';

export interface ReplayFormProps {
  readonly histories: readonly z.infer<typeof history>[];
  readonly versions: readonly z.infer<typeof agreementVersion>[];
  readonly drafts: readonly z.infer<typeof draftSummary>[];
  /** What the address asks for. */
  readonly preferred: NewReplaySearch;
}

export function ReplayForm({ histories, versions, drafts, preferred }: ReplayFormProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const here = useHere();
  const navigate = useNavigate();
  const ready = histories.filter((one) => one.state === 'done');
  const open = drafts.filter((one) => one.state === 'open' || one.id === preferred.draft);
  const [chosen, setChosen] = useState<{ history?: string; run?: string; compare?: string }>({});
  const historyId = chosen.history ?? ready.find((one) => one.id === preferred.history)?.id ?? ready[0]?.id ?? '';
  const usual = preferredRun(versions, open, preferred);
  const run = chosen.run ?? usual.run;
  const compare = chosen.compare ?? (run === usual.run ? usual.compare : '');
  const body = runBody(run, open);
  const start = useMutation({
    mutationFn: () =>
      call(createReplay, { params: { partnership: here.id }, body: { history: historyId, ...body, compare: compare || null } }),
    onSuccess: async ({ replay }) => {
      void refresh(listReplays);
      await navigate({ to: paths.replay, params: { partnership: here.id, replay: replay.id } });
    },
    // Somebody edited the draft meanwhile: the form shows how it stands now.
    onError: () => void refresh(listDrafts),
  });
  const names = versions.map((one) => ({
    value: runName.version(one.id),
    label: t('replay.versionName', { name: one.name, version: one.version, state: t(`agreement.state.${one.state}`) }),
  }));
  const others = names.filter((one) => one.value !== run).map((one) => ({ value: runName.id(one.value), label: one.label }));
  return (
    <>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (historyId && body) start.mutate();
        }}
      >
        <NativeSelect
          label={t('replay.history')}
          value={historyId}
          data={ready.map((one) => ({ value: one.id, label: `${one.name} (${format.number(one.tickets)})` }))}
          onChange={(event) => setChosen({ ...chosen, history: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('replay.agreement')}
          value={run}
          data={
            open.length === 0
              ? names
              : [
                  { group: t('replay.versions'), items: names },
                  {
                    group: t('replay.drafts'),
                    items: open.map((one) => ({
                      value: runName.draft(one.id),
                      label: t('replay.draftOption', { name: one.name, revision: one.revision }),
                    })),
                  },
                ]
          }
          onChange={(event) => setChosen({ ...chosen, run: event.currentTarget.value })}
        />
        {others.length > 0 ? (
          <NativeSelect
            label={t('replay.compare')}
            value={others.some((one) => one.value === compare) ? compare : ''}
            data={[{ value: '', label: t('replay.compareNone') }, ...others]}
            onChange={(event) => setChosen({ ...chosen, compare: event.currentTarget.value })}
          />
        ) : null}
        <ReasonButton
          type="submit"
          variant="filled"
          reason={historyId === '' ? t('replay.needHistory') : body === null ? t('replay.needAgreement') : null}
          loading={start.isPending}
        >
          {t('replay.start')}
        </ReasonButton>
      </form>
      <ProblemNote error={start.error} />
    </>
  );
}
