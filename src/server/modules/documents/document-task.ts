/** Writes a version as a file, in a thread of its own: a PDF takes up to a second, and so does a proof. */
import { prove } from '../../../core/proof/prove.js';
import type { Instant } from '../../../core/time.js';
import { type DocumentFile, type DocumentFormat, documentFile } from '../../../formats/documents/document.js';
import type { AgreementDocument } from '../../../formats/documents/input.js';
import { taskOf } from '../../platform/compute/compute-task.js';

export interface DocumentWork {
  readonly document: AgreementDocument;
  readonly format: DocumentFormat;
  /** Prove the agreement from this day for its certificate; null: the document has it already, or does not say it. */
  readonly proveFrom: Instant | null;
}

export const documentTask = taskOf('document', ({ document, format, proveFrom }: DocumentWork): Promise<DocumentFile> => {
  if (proveFrom === null) return documentFile(document, format);
  const { certificate } = prove(document.agreement, { from: proveFrom });
  return documentFile({ ...document, certificate }, format);
});
