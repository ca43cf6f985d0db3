/** History of another desk: uploaded files, mappings, imports. */
import { z } from 'zod';
import { job } from './jobs.js';
import { noContent, route } from './route.js';
import { instant, line, page, partnershipParams, uuid } from './shapes.js';

const tag = 'History';

export const upload = z
  .strictObject({ id: uuid, name: z.string(), bytes: z.number().int(), sha256: z.string(), uploadedAt: instant })
  .meta({ id: 'Upload' });

export const createUpload = route({
  id: 'createUpload',
  method: 'POST',
  path: '/partnerships/:partnership/uploads',
  wire: 'upload',
  tag,
  summary: 'Upload a CSV file, plain or gzipped',
  description: 'The body is the file itself (`application/octet-stream`), at most 500 MB; `name` is its name.',
  params: partnershipParams,
  query: z.strictObject({ name: z.string().trim().min(1).max(200) }),
  answer: upload,
  status: 201,
});

const uploadParams = partnershipParams.extend({ upload: uuid });

/** What the first rows look like, so that a person can map columns. */
export const previewUpload = route({
  id: 'previewUpload',
  method: 'GET',
  path: '/partnerships/:partnership/uploads/:upload/preview',
  tag,
  summary: 'Columns, first rows and frequent values of an upload',
  params: uploadParams,
  answer: z.strictObject({
    upload,
    encoding: z.string(),
    delimiter: z.string(),
    columns: z
      .array(
        z.strictObject({
          position: z.number().int(),
          name: z.string(),
          duplicateOf: z.number().int().nullable(),
          samples: z.array(z.string()).max(12),
          distinct: z.number().int(),
        }),
      )
      .max(500),
    rows: z.array(z.array(z.string())).max(20),
    /** The preset whose columns are all there. */
    preset: z.string().nullable(),
  }),
});

export const listMappingPresets = route({
  id: 'listMappingPresets',
  method: 'GET',
  path: '/partnerships/:partnership/mapping-presets',
  tag,
  summary: 'Mappings to begin from',
  params: partnershipParams,
  answer: z.strictObject({
    items: z.array(z.strictObject({ id: z.string(), name: z.string(), description: z.string(), text: z.string() })).max(50),
  }),
});

export const history = z
  .strictObject({
    id: uuid,
    name: z.string(),
    /** `sample` was made by the generator, `import` came from a file. */
    source: z.enum(['sample', 'import']),
    state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
    job: uuid.nullable(),
    rows: z.number().int(),
    used: z.number().int(),
    ignored: z.number().int(),
    refused: z.number().int(),
    tickets: z.number().int(),
    events: z.number().int(),
    firstAt: instant.nullable(),
    lastAt: instant.nullable(),
    failure: z.string().nullable(),
    createdAt: instant,
  })
  .meta({ id: 'History' });

const historyParams = partnershipParams.extend({ history: uuid });

export const checkMapping = route({
  id: 'checkMapping',
  method: 'POST',
  path: '/partnerships/:partnership/uploads/:upload/mapping-check',
  tag,
  summary: 'Try a mapping on the first rows',
  description: 'Answers what the first 1,000 rows become. A mapping that cannot be read is refused with line and column of each problem.',
  params: uploadParams,
  body: z.strictObject({ mapping: z.string().min(1).max(500_000), agreement: uuid.nullable().default(null) }),
  answer: z.strictObject({
    rows: z.number().int(),
    tickets: z.number().int(),
    refused: z.array(z.strictObject({ line: z.number().int(), reason: z.string() })).max(100),
    unknown: z.array(z.strictObject({ column: z.string(), value: z.string(), count: z.number().int() })).max(200),
    /** What the mapping names and the agreement does not have. */
    misfits: z.array(z.strictObject({ kind: z.string(), value: z.string(), nearest: z.string().nullable(), text: z.string() })).max(200),
    sample: z
      .array(
        z.strictObject({
          number: z.string(),
          subject: z.string(),
          events: z.array(z.strictObject({ at: instant, text: z.string() })).max(50),
        }),
      )
      .max(5),
  }),
});

export const createImport = route({
  id: 'createImport',
  method: 'POST',
  path: '/partnerships/:partnership/histories',
  tag,
  summary: 'Import an upload with a mapping',
  description: 'A job. The same file with the same mapping answers the same history; killed in the middle it goes on.',
  params: partnershipParams,
  body: z.strictObject({
    upload: uuid,
    mapping: z.string().min(1).max(500_000),
    name: line,
    /** The version by whose names teams, categories and systems are read; null: the one in force. */
    agreement: uuid.nullable().default(null),
  }),
  answer: z.strictObject({ history, job }),
  status: 202,
});

export const listHistories = route({
  id: 'listHistories',
  method: 'GET',
  path: '/partnerships/:partnership/histories',
  tag,
  summary: 'Histories, newest first',
  params: partnershipParams,
  answer: z.strictObject({ items: z.array(history).max(200) }),
});

export const getHistory = route({
  id: 'getHistory',
  method: 'GET',
  path: '/partnerships/:partnership/histories/:history',
  tag,
  summary: 'One history',
  params: historyParams,
  answer: history,
});

export const listRefusedRows = route({
  id: 'listRefusedRows',
  method: 'GET',
  path: '/partnerships/:partnership/histories/:history/refused-rows',
  tag,
  summary: 'The receipt: refused rows with line and reason',
  params: historyParams,
  query: z.strictObject({ after: z.coerce.number().int().min(0).default(0), limit: z.coerce.number().int().min(1).max(500).default(100) }),
  answer: page(z.strictObject({ line: z.number().int(), reason: z.string(), row: z.string() })),
});

export const downloadReceipt = route({
  id: 'downloadReceipt',
  method: 'GET',
  path: '/partnerships/:partnership/histories/:history/receipt.csv',
  wire: 'file',
  tag,
  summary: 'The receipt as a CSV file',
  params: historyParams,
  answer: z.string(),
});

export const deleteHistory = route({
  id: 'deleteHistory',
  method: 'DELETE',
  path: '/partnerships/:partnership/histories/:history',
  tag,
  summary: 'Remove a history with its tickets and replays',
  description: 'Only an internal lead. A job, so that it is whole also for long histories.',
  params: historyParams,
  answer: noContent,
  status: 204,
});
