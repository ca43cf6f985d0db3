/** The versions of the agreement: which one is shown, as a file, and how another one comes in. */
import { Button, Menu, NativeSelect } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { downloadAgreementDocument } from '../../../contract/agreement-documents.js';
import type { getAgreement, listAgreements } from '../../../contract/agreements.js';
import { urlOf } from '../../../contract/client.js';
import type { AnswerOf } from '../../../contract/route.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { useHere } from '../../lib/session.js';
import { paths } from '../../paths.js';
import { saveText } from '../../ui/save-text.js';
import styles from './bring-in.module.css';
import { fileNameOf } from './file-name.js';

export type Shown = AnswerOf<typeof getAgreement>;
export type Versions = AnswerOf<typeof listAgreements>;

export interface VersionChoiceProps {
  readonly versions: Versions['items'];
  /** Null: none, since none is in force. */
  readonly shown: Shown['version'] | null;
}

export function VersionChoice({ versions, shown }: VersionChoiceProps) {
  const { t } = useTranslation();
  const here = useHere();
  const navigate = useNavigate();
  if (versions.length < (shown === null ? 1 : 2)) return null;
  return (
    <NativeSelect
      className={styles.version ?? ''}
      aria-label={t('agreement.shownVersion')}
      value={shown?.id ?? ''}
      data={[
        ...(shown === null ? [{ value: '', label: t('agreement.noVersion') }] : []),
        ...versions.map((one) => ({
          value: one.id,
          label: t('agreement.versionChoice', { version: one.version, state: t(`agreement.state.${one.state}`), name: one.name }),
        })),
      ]}
      onChange={(event) => {
        const chosen = versions.find((one) => one.id === event.currentTarget.value);
        const search = chosen?.state === 'effective' ? {} : { version: chosen?.id };
        void navigate({ to: paths.agreement, params: { partnership: here.id }, search });
      }}
    />
  );
}

const DOCUMENTS = ['pdf', 'xlsx', 'csv'] as const;

/** The version as people pass it on: the file with its comments, the document to read, and the matrix for a spreadsheet. */
export function SaveAs({ shown }: { readonly shown: Shown }) {
  const { t } = useTranslation();
  const here = useHere();
  const address = (format: (typeof DOCUMENTS)[number]) =>
    urlOf(downloadAgreementDocument, { params: { partnership: here.id, agreement: shown.version.id }, query: { format } });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button>{t('agreement.saveAs.title')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => saveText(fileNameOf(shown.version), shown.text)}>{t('agreement.saveAs.yaml')}</Menu.Item>
        {DOCUMENTS.map((format) => (
          <Menu.Item key={format} component="a" href={address(format)} download>
            {t(`agreement.saveAs.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
