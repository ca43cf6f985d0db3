/** A place to drop a file, which also opens the browser's own way to choose one. */
import { IconFileUpload } from '@tabler/icons-react';
import { useState } from 'react';
import styles from './file-drop.module.css';

export interface FileDropProps {
  readonly title: string;
  readonly text: string;
  /** Endings and media types, as the `accept` of an input takes them. */
  readonly accept: string;
  readonly onFile: (file: File) => void;
}

export function FileDrop({ title, text, accept, onFile }: FileDropProps) {
  const [over, setOver] = useState(false);
  const take = (file: File | undefined) => {
    if (file) onFile(file);
  };
  return (
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
      <strong>{title}</strong>
      <span className="mute">{text}</span>
      <input
        type="file"
        accept={accept}
        onChange={(event) => {
          take(event.currentTarget.files?.[0]);
          // The same file, mended, is a choice as well.
          event.currentTarget.value = '';
        }}
      />
    </label>
  );
}
