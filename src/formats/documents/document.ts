/** A version of an agreement as a file for people: to sign, to calculate with, or to keep in git. */

import { documentFormat } from '../../contract/agreement-documents.js';
import { writeAgreement } from '../agreement/write.js';
import { inOutlineOrder } from '../agreement/write-rules.js';
import type { AgreementDocument } from './input.js';
import { matrixCsv } from './matrix-csv.js';

export const DOCUMENT_FORMATS = documentFormat.options;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

export interface DocumentFile {
  readonly name: string;
  /** The media type. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

const TYPES: Readonly<Record<DocumentFormat, string>> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  yaml: 'application/yaml; charset=utf-8',
};

/** Long enough to tell files apart, short enough for every file system. */
const LONGEST_NAME = 80;

/** The file of a version in one format; the writers of PDF and workbooks are loaded when they are needed. */
export async function documentFile(document: AgreementDocument, format: DocumentFormat): Promise<DocumentFile> {
  const { agreement } = document;
  const words = agreement.name
    .replace(/[^\p{L}\p{N} ._-]/gu, '_')
    .slice(0, LONGEST_NAME)
    .trim();
  const matrix = format === 'xlsx' || format === 'csv' ? ' matrix' : '';
  return {
    name: `${words} version ${agreement.version}${matrix}.${format}`,
    type: TYPES[format],
    bytes: await bytesOf(document, format),
  };
}

async function bytesOf(document: AgreementDocument, format: DocumentFormat): Promise<Uint8Array> {
  switch (format) {
    case 'pdf':
      return (await import('./pdf/agreement-pdf.js')).agreementPdf(document);
    case 'xlsx':
      return (await import('./matrix-xlsx.js')).matrixXlsx(document);
    case 'csv':
      return Buffer.from(matrixCsv(document.agreement));
    case 'yaml':
      return Buffer.from(writeAgreement(inOutlineOrder(document.agreement)));
  }
}
