/** Dropping files on, and pasting them into, an element: spread what this answers on it. */
import type { ClipboardEvent, DragEvent } from 'react';
import { useState } from 'react';

export interface DropFiles {
  /** Something is held over it. */
  readonly over: boolean;
  readonly handlers: {
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDragLeave: (event: DragEvent) => void;
    readonly onDrop: (event: DragEvent) => void;
    readonly onPaste: (event: ClipboardEvent) => void;
  };
}

const hasFiles = (data: DataTransfer): boolean => [...data.types].includes('Files');

export function useDropFiles(take: (files: Iterable<File>) => void): DropFiles {
  const [over, setOver] = useState(false);
  return {
    over,
    handlers: {
      onDragOver: (event) => {
        if (!hasFiles(event.dataTransfer)) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: (event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      },
      onDrop: (event) => {
        setOver(false);
        if (!hasFiles(event.dataTransfer)) return;
        event.preventDefault();
        take(event.dataTransfer.files);
      },
      onPaste: (event) => {
        // A cell copied from a spreadsheet comes as text and as a picture of itself: the text is meant.
        if (event.clipboardData.files.length === 0 || event.clipboardData.types.includes('text/plain')) return;
        event.preventDefault();
        take(event.clipboardData.files);
      },
    },
  };
}
