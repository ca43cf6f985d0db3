/** An agreement file becomes a draft, or every problem in it is shown and nothing is stored. */
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { listAgreements, uploadAgreement } from '../../../contract/agreements.js';
import type { AnswerOf } from '../../../contract/route.js';
import { call, refresh } from '../../lib/api.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { ProblemNote, problemOf } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { paths } from '../../paths.js';
import { Dialog } from '../../ui/dialog.js';
import { FileDrop } from '../../ui/file-drop.js';
import { ReasonButton } from '../../ui/reason-button.js';
import { SkeletonBlock } from '../../ui/states.js';
import styles from './bring-in.module.css';
import { FileProblems } from './file-problems.js';
import { TemplateLink } from './template-link.js';

export type MayBringIn = AnswerOf<typeof listAgreements>['can']['bringIn'];

export interface BringInProps {
  /** Undefined while it is on its way. */
  readonly may: MayBringIn | undefined;
  readonly first?: boolean;
}

export function BringIn({ may, first = false }: BringInProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const reason = may === undefined ? t('common.loading') : may.allowed ? null : may.causes.map((cause) => cause.text).join('. ');
  return (
    <>
      <ReasonButton variant={first ? 'filled' : 'default'} reason={reason} onClick={() => setOpen(true)}>
        {t('agreement.bringIn.action')}
      </ReasonButton>
      {open ? <BringInDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function BringInDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const here = useHere();
  const navigate = useNavigate();
  const [read, setRead] = useState({ name: '', text: '' });
  const send = useMutation({
    mutationFn: async (file: File) => {
      const text = await file.text();
      setRead({ name: file.name, text });
      return call(uploadAgreement, { params: { partnership: here.id }, body: { text } });
    },
    onSuccess: async ({ id }) => {
      await refresh(listAgreements);
      onClose();
      await navigate({ to: paths.agreement, params: { partnership: here.id }, search: { version: id } });
    },
  });
  const problem = problemOf(send.error);
  return (
    <Dialog onClose={onClose} size="lg" title={t('agreement.bringIn.action')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <div className={styles.form}>
        <p>{t('agreement.bringIn.text')}</p>
        {send.isPending ? (
          <SkeletonBlock label={t('agreement.bringIn.reading', { name: send.variables.name })} height={138} />
        ) : (
          <FileDrop
            title={t(send.isError ? 'agreement.bringIn.dropAgain' : 'agreement.bringIn.drop')}
            text={t('agreement.bringIn.fileLabel')}
            accept=".yaml,.yml,.txt,application/yaml,text/yaml"
            onFile={(file) => send.mutate(file)}
          />
        )}
        {problem?.code === 'invalid' && problem.places.some((place) => place.line !== undefined) ? (
          <FileProblems name={read.name} text={read.text} problem={problem} />
        ) : (
          <ProblemNote error={send.error} />
        )}
        <p className="mute">
          {t('agreement.bringIn.noFile')} <TemplateLink />
        </p>
      </div>
    </Dialog>
  );
}
