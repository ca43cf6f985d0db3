import { downloadAgreementDocument } from '../../../contract/agreement-documents.js';
import { fileRoute } from '../../context.js';
import type { Module } from '../../services.js';
import { agreementDocument } from './agreement-document.js';

export function documentsModule(): Module {
  return {
    routes: [fileRoute(downloadAgreementDocument, ({ params, query }, ctx) => agreementDocument(ctx, params.agreement, query.format))],
  };
}
