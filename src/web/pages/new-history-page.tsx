import { Button, TextInput } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { createImport, listHistories, previewUpload } from '../../contract/histories.js';
import { ChooseFile } from '../features/history/choose-file.js';
import { MappingStep } from '../features/history/mapping-step.js';
import { PreviewTable } from '../features/history/preview-table.js';
import styles from '../features/history/wizard.module.css';
import { call, queryOf, refresh } from '../lib/api.js';
import { useFormat } from '../lib/format.js';
import { useTranslation } from '../lib/i18n/translation.js';
import { Loaded } from '../lib/loaded.js';
import { Head } from '../lib/page.js';
import { ProblemNote } from '../lib/problem.js';
import { useHere } from '../lib/session.js';
import { useDraft } from '../lib/use-draft.js';
import { paths } from '../paths.js';
import { ReasonButton } from '../ui/reason-button.js';
import { SkeletonRows } from '../ui/states.js';
import { AgreementTabs } from './agreement-tabs.js';

const STEPS = ['file', 'mapping', 'check', 'run'] as const;

/** The wizard. Its state is a draft of this tab: a reload goes on where it was. */
export function NewHistoryPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const here = useHere();
  const navigate = useNavigate();
  const [draft, change, clear] = useDraft(`import.${here.id}`, {
    upload: '',
    file: '',
    bytes: 0,
    mapping: '',
    agreement: '',
    checked: '',
    name: '',
  });
  const preview = useQuery({
    ...queryOf(previewUpload, { params: { partnership: here.id, upload: draft.upload } }),
    enabled: draft.upload !== '',
    staleTime: Number.POSITIVE_INFINITY,
  });
  const onMapping = useCallback((mapping: string) => change({ mapping }), [change]);
  const checked = draft.mapping !== '' && draft.checked === draft.mapping;
  const run = useMutation({
    mutationFn: () =>
      call(createImport, {
        params: { partnership: here.id },
        body: { upload: draft.upload, mapping: draft.mapping, name: draft.name || draft.file, agreement: draft.agreement || null },
      }),
    onSuccess: async ({ history }) => {
      clear();
      void refresh(listHistories);
      await navigate({ to: paths.history, params: { partnership: here.id, history: history.id } });
    },
  });
  const at = draft.upload === '' ? 0 : !checked ? (draft.mapping === '' ? 1 : 2) : 3;
  return (
    <>
      <Head title={t('agreement.title')} tab={t('history.wizard.title')} />
      <AgreementTabs />
      <ol className={styles.steps} aria-label={t('history.wizard.steps')}>
        {STEPS.map((step, index) => (
          <li key={step} aria-current={index === at ? 'step' : undefined} data-done={index < at || undefined}>
            <b>{index < at ? <IconCheck size={12} aria-hidden="true" /> : index + 1}</b>
            {t(`history.wizard.step.${step}`)}
          </li>
        ))}
      </ol>
      <section className={styles.section}>
        <h2>{t('history.wizard.step.file')}</h2>
        {draft.upload === '' ? (
          <ChooseFile
            onUploaded={(upload) =>
              change({ upload: upload.id, file: upload.name, bytes: upload.bytes, name: upload.name.replace(/\.(csv|tsv|txt|gz)/g, '') })
            }
          />
        ) : (
          <p>
            {t('history.wizard.chosen', { name: draft.file, size: format.bytes(draft.bytes) })}{' '}
            <Button size="compact-sm" onClick={clear}>
              {t('history.wizard.otherFile')}
            </Button>
          </p>
        )}
      </section>
      {draft.upload === '' ? null : (
        <Loaded query={preview} skeleton={<SkeletonRows label={t('common.loading')} />}>
          {(found) => (
            <>
              <section className={styles.section}>
                <h2>{t('history.wizard.preview')}</h2>
                <PreviewTable preview={found} />
              </section>
              <section className={styles.section}>
                <h2>{t('history.wizard.step.mapping')}</h2>
                <MappingStep
                  upload={draft.upload}
                  fits={found.preset}
                  mapping={draft.mapping}
                  onMapping={onMapping}
                  agreement={draft.agreement}
                  onAgreement={(agreement) => change({ agreement, checked: '' })}
                  onChecked={(mapping) => change({ checked: mapping })}
                />
              </section>
              <section className={styles.section}>
                <h2>{t('history.wizard.step.run')}</h2>
                <div className={styles.line}>
                  <TextInput
                    label={t('history.wizard.name')}
                    maxLength={200}
                    value={draft.name}
                    onChange={(event) => change({ name: event.currentTarget.value })}
                  />
                  <ReasonButton
                    variant="filled"
                    reason={checked ? null : t('history.wizard.needCheck')}
                    loading={run.isPending}
                    onClick={() => run.mutate()}
                  >
                    {t('history.wizard.run')}
                  </ReasonButton>
                </div>
                <p className="mute">{t('history.wizard.survives')}</p>
                <ProblemNote error={run.error} />
              </section>
            </>
          )}
        </Loaded>
      )}
    </>
  );
}
