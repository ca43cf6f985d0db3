import type { HistorySource } from '../../../formats/history/csv/source.js';
import type { Files, StoredFile } from '../../platform/files/files.js';

/** An uploaded file as the history reader takes it: readable from its beginning as often as needed. */
export const uploadSource = (files: Files, partnership: string, file: StoredFile): HistorySource => ({
  name: file.name,
  bytes: file.bytes,
  open: () => files.open(partnership, file.id),
});
