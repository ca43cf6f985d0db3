import { Button } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from '../../lib/i18n/translation.js';
import { ProblemNote } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { Progress } from '../../ui/progress.js';
import { sendFile, type Upload } from './send-file.js';
import styles from './wizard.module.css';

/** Choose or drop a file; it is sent at once. */
export function ChooseFile({ onUploaded }: { readonly onUploaded: (upload: Upload) => void }) {
  const { t } = useTranslation();
  const here = useHere();
  const [share, setShare] = useState(0);
  const [over, setOver] = useState(false);
  const stop = useRef<AbortController>(null);
  const send = useMutation({
    mutationFn: (file: File) => {
      stop.current = new AbortController();
      setShare(0);
      return sendFile(here.id, file, setShare, stop.current.signal);
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
  const take = (file: File | undefined) => {
    if (file) send.mutate(file);
  };
  return (
    <>
      <label
        className={styles.drop}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files[0]);
        }}
      >
        <IconFileUpload size={28} stroke={1.4} aria-hidden="true" />
        <strong>{t('history.wizard.drop')}</strong>
        <span className="mute">{t('history.wizard.fileLabel')}</span>
        <input
          type="file"
          accept=".csv,.tsv,.txt,.gz,text/csv,application/gzip"
          onChange={(event) => take(event.currentTarget.files?.[0])}
        />
      </label>
      {cancelled ? null : <ProblemNote error={send.error} />}
    </>
  );
}
