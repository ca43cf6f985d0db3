import { IconAlertTriangle, IconFile, IconFileText, IconFileZip, IconPhoto } from '@tabler/icons-react';

export interface FileIconProps {
  readonly type: string;
  readonly mismatch: boolean;
}

/** What kind of file it is, at a glance; the words beside it say the same. */
export function FileIcon({ type, mismatch }: FileIconProps) {
  const Icon = mismatch
    ? IconAlertTriangle
    : type.startsWith('image/')
      ? IconPhoto
      : /zip|gzip|compressed/.test(type)
        ? IconFileZip
        : /^text\/|pdf|json|rtf|word|office|oasis|excel|powerpoint/.test(type)
          ? IconFileText
          : IconFile;
  return <Icon size={18} stroke={1.6} aria-hidden="true" />;
}
