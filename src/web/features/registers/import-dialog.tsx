/** Reads a file into a register: first looked at, with bad rows by line; taken only when told to. */
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { importEntries } from '../../../contract/registers.js';
import { REGISTER_FIELDS, type RegisterKind } from '../../../core/registers/register.js';
import { call } from '../../lib/api.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { ProblemNote } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { Dialog } from '../../ui/dialog.js';
import { FileDrop } from '../../ui/file-drop.js';
import { refreshRegisters } from './entry-dialog.js';
import { decoded, MOST_BYTES, MOST_CHARACTERS } from './file-text.js';
import { rowText } from './problem-words.js';
import styles from './registers.module.css';
import { Sample } from './sample.js';

/** Bad rows that are listed. */
const MOST_SHOWN = 100;

export function ImportDialog({ kind, onClose }: { readonly kind: RegisterKind; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const here = useHere();
  const [text, setText] = useState<string | null>(null);
  const params = { partnership: here.id, kind };
  const take = useMutation({
    mutationFn: () => call(importEntries, { params, body: { text: text ?? '', take: 'good' } }),
    onSuccess: refreshRegisters,
  });
  const look = useMutation({
    /** Null: it is too large. */
    mutationFn: async (file: File) => {
      const read = file.size > MOST_BYTES ? null : decoded(new Uint8Array(await file.arrayBuffer()));
      if (read === null || read.length > MOST_CHARACTERS) return null;
      setText(read);
      return call(importEntries, { params, body: { text: read, take: 'nothing' } });
    },
    onMutate: () => take.reset(),
  });
  const receipt = take.data ?? look.data ?? undefined;
  return (
    <Dialog
      onClose={onClose}
      title={t('registers.importTo', { register: t(`registers.kind.${kind}`) })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <div className={styles.form}>
        {take.data ? (
          <p role="status">{t('registers.taken', { count: take.data.taken })}</p>
        ) : (
          <>
            <p>{t('registers.columns', { columns: ['name', ...REGISTER_FIELDS[kind].map((field) => field.id)].join(', ') })}</p>
            <FileDrop
              title={t('registers.drop')}
              text={t('registers.dropText')}
              accept=".csv,.txt,text/csv"
              onFile={(file) => look.mutate(file)}
            />
          </>
        )}
        {look.isPending ? <p role="status">{t('registers.reading')}</p> : null}
        {look.data === null ? <p role="alert">{t('registers.fileTooLarge')}</p> : null}
        <ProblemNote error={take.error ?? look.error} />
        {receipt && !take.data ? (
          <>
            <p>{t('registers.good', { count: receipt.good })}</p>
            <Sample kind={kind} rows={receipt.sample} />
          </>
        ) : null}
        {receipt && receipt.bad.length > 0 ? (
          <>
            <p>{t('registers.bad', { count: receipt.bad.length })}</p>
            <ul className={styles.bad}>
              {receipt.bad.slice(0, MOST_SHOWN).map((row) => (
                <li key={`${row.line} ${row.text}`}>{t('registers.badRow', { line: row.line, text: rowText(t, row) })}</li>
              ))}
            </ul>
            {receipt.bad.length > MOST_SHOWN ? <p>{t('registers.badMore', { count: receipt.bad.length - MOST_SHOWN })}</p> : null}
          </>
        ) : null}
        <div className={styles.buttons}>
          {look.data && !take.data && look.data.good > 0 ? (
            <Button variant="filled" loading={take.isPending} onClick={() => take.mutate()}>
              {look.data.bad.length > 0
                ? t('registers.takeGood', { count: look.data.good })
                : t('registers.takeAll', { count: look.data.good })}
            </Button>
          ) : null}
          <Button onClick={onClose}>{t('common.close')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
