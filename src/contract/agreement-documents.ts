/** A version of the agreement as a file for people. */
import { z } from 'zod';
import { route } from './route.js';
import { partnershipParams, uuid } from './shapes.js';

export const documentFormat = z.enum(['pdf', 'xlsx', 'csv', 'yaml']);

export const downloadAgreementDocument = route({
  id: 'downloadAgreementDocument',
  method: 'GET',
  path: '/partnerships/:partnership/agreements/:agreement/document',
  wire: 'file',
  tag: 'Agreement',
  summary: 'A version as a document: PDF, workbook, CSV or YAML',
  description:
    'The PDF is the service agreement with the responsibility matrix as its appendix, and says who signed. The workbook and the CSV hold the matrix. The YAML reads back as the same agreement.',
  params: partnershipParams.extend({ agreement: uuid }),
  query: z.strictObject({ format: documentFormat }),
  answer: z.string(),
});
