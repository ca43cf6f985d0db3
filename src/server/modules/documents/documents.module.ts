import { downloadAgreementDocument } from '../../../contract/agreement-documents.js';
import { fileRoute } from '../../context.js';
import type { Module, Services } from '../../services.js';
import { agreementDocument } from './agreement-document.js';

export function documentsModule({ compute }: Services): Module {
  return {
    routes: [
      fileRoute(downloadAgreementDocument, ({ params, query }, ctx) => agreementDocument(ctx, compute, params.agreement, query.format)),
    ],
  };
}
