import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from '../../lib/i18n/translation.js';
import { ProblemNote } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { FileDrop } from '../../ui/file-drop.js';
import { Progress } from '../../ui/progress.js';
import { sendHistory, type Upload } from './send-file.js';
import styles from './wizard.module.css';

/** Choose or drop a file; it is sent at once. */
export function ChooseFile({ onUploaded }: { readonly onUploaded: (upload: Upload) => void }) {
  const { t } = useTranslation();
  const here = useHere();
  const [share, setShare] = useState(0);
  const stop = useRef<AbortController>(null);
  const send = useMutation({
    mutationFn: (file: File) => {
      stop.current = new AbortController();
      setShare(0);
      return sendHistory(here.id, file, setShare, stop.current.signal);
    },
    onSuccess: onUploaded,
  });
  const cancelled = send.error instanceof DOMException;
  if (send.isPending) {
    const title = t('history.wizard.uploading', { name: send.variables.name });
    return (
      <div className={styles.progress}>
        <strong>{title}</strong>
        <Progress label={title} share={share} />
        <div>
          <Button onClick={() => stop.current?.abort()}>{t('common.cancel')}</Button>
        </div>
      </div>
    );
  }
  return (
    <>
      <FileDrop
        title={t('history.wizard.drop')}
        text={t('history.wizard.fileLabel')}
        accept=".csv,.tsv,.txt,.gz,text/csv,application/gzip"
        onFile={(file) => send.mutate(file)}
      />
      {cancelled ? null : <ProblemNote error={send.error} />}
    </>
  );
}
