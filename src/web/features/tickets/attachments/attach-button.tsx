import { Button, FileButton } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from '../../../lib/i18n/translation.js';
import type { Uploads } from './use-uploads.js';

/** Opens the browser's own way to choose files: the way in for those who neither drop nor paste. */
export function AttachButton({ uploads }: { readonly uploads: Uploads }) {
  const { t } = useTranslation();
  const reset = useRef<() => void>(null);
  return (
    <FileButton
      multiple
      resetRef={reset}
      onChange={(files) => {
        uploads.add(files);
        // The same file, mended, is a choice as well.
        reset.current?.();
      }}
    >
      {(props) => (
        <Button {...props} variant="default" leftSection={<IconPaperclip size={16} />}>
          {t('attachments.attach')}
        </Button>
      )}
    </FileButton>
  );
}
