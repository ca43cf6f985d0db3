/** Files on their way to a message, with progress, and a way out of each. */
import { ActionIcon, Button } from '@mantine/core';
import { IconRefresh, IconX } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { MOST_ATTACHMENTS } from '../../../../contract/attachments.js';
import { useFormat } from '../../../lib/format.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { problemOf } from '../../../lib/problem.js';
import { Progress } from '../../../ui/progress.js';
import styles from './attachments.module.css';
import { FileIcon } from './file-icon.js';
import type { Upload, Uploads } from './use-uploads.js';

/** Why a file did not arrive, in words that say what to do. */
function whyFailed(error: unknown, t: TFunction): string {
  const problem = problemOf(error);
  if (problem === null) return t('attachments.broken');
  if (problem.code === 'too-large') return t('attachments.tooLarge', { limit: /\d+ MB/.exec(problem.detail ?? '')?.[0] ?? '100 MB' });
  if (problem.causes.some(({ code }) => code === 'attachment.too-many-waiting')) return t('attachments.tooManyWaiting');
  if (problem.places.some(({ path }) => path[0] === 'body')) return t('attachments.empty');
  return t(`problem.${problem.code}`);
}

/** What the server refused for good will be refused again. */
function mayRetry(error: unknown): boolean {
  const problem = problemOf(error);
  return problem === null || problem.status >= 500 || problem.status === 429 || problem.status === 422;
}

export function UploadList({ uploads }: { readonly uploads: Uploads }) {
  const { t } = useTranslation();
  if (uploads.items.length === 0) return null;
  return (
    <div>
      <ul className={styles.uploads} aria-label={t('attachments.label')}>
        {uploads.items.map((one) => (
          <UploadLine key={one.key} upload={one} uploads={uploads} />
        ))}
      </ul>
      <p className="mute" role="status">
        {uploads.leftOut > 0 ? t('attachments.leftOut', { count: uploads.leftOut, most: MOST_ATTACHMENTS }) : ''}
      </p>
    </div>
  );
}

function UploadLine({ upload, uploads }: { readonly upload: Upload; readonly uploads: Uploads }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { key, name, bytes, share, sent, error } = upload;
  const state = error !== null ? 'failed' : sent === null ? 'sending' : 'sent';
  return (
    <li data-state={state}>
      <FileIcon type={sent?.type ?? upload.file?.type ?? ''} mismatch={error !== null || (sent?.mismatch ?? false)} />
      <span className={styles.name} title={name}>
        {name}
      </span>
      <span className={styles.note} aria-live="polite">
        {state === 'failed' ? whyFailed(error, t) : format.bytes(bytes)}
        {sent?.mismatch ? ` · ${t('attachments.mismatch')}` : ''}
      </span>
      {state === 'sending' ? (
        <span className={styles.bar}>
          <Progress label={t('attachments.sending', { name })} share={share} />
        </span>
      ) : null}
      {state === 'failed' && upload.file !== null && mayRetry(error) ? (
        <Button size="compact-sm" variant="default" leftSection={<IconRefresh size={14} />} onClick={() => uploads.retry(key)}>
          {t('common.retry')}
        </Button>
      ) : null}
      <ActionIcon
        variant="subtle"
        className={styles.action}
        aria-label={t(state === 'sending' ? 'attachments.stop' : 'attachments.remove', { name })}
        onClick={() => uploads.remove(key)}
      >
        <IconX size={16} />
      </ActionIcon>
    </li>
  );
}
