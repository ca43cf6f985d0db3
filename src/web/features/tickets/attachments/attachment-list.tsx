/** The files of a message: pictures as such, everything else by name, type and size. All are downloads. */
import { downloadAttachment } from '../../../../contract/attachments.js';
import { urlOf } from '../../../../contract/client.js';
import { useFormat } from '../../../lib/format.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { useHere } from '../../../lib/session.js';
import styles from './attachments.module.css';
import { FileIcon } from './file-icon.js';
import type { Attachment } from './use-uploads.js';

/** What a browser shows without running anything in it. The server says these types only of bytes that are such pictures. */
const PICTURES: readonly string[] = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

export function AttachmentList({ attachments }: { readonly attachments: readonly Attachment[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const here = useHere();
  if (attachments.length === 0) return null;
  return (
    <ul className={styles.files} aria-label={t('attachments.label')}>
      {attachments.map(({ id, name, type, bytes, mismatch }) => {
        const url = urlOf(downloadAttachment, { params: { partnership: here.id, attachment: id } });
        const picture = PICTURES.includes(type) && !mismatch;
        return (
          <li key={id}>
            <a className={styles.file} href={url} download={name} data-picture={picture || undefined}>
              {picture ? <img src={url} alt="" loading="lazy" /> : <FileIcon type={type} mismatch={mismatch} />}
              <span className={styles.name}>{name}</span>
              <span className={styles.note}>
                {format.bytes(bytes)}
                {mismatch ? ` · ${t('attachments.mismatch')}` : ''}
              </span>
            </a>
          </li>
        );
      })}
    </ul>
  );
}
