/** The registers: systems, sites, people, cloud tenants, networks, security controls, and tools by function. */
import { z } from 'zod';
import { MOST_FINDINGS } from '../core/registers/dependency-findings.js';
import { MOST_IN_LANDSCAPE, REGISTER_KINDS, TOOL_FUNCTIONS } from '../core/registers/register.js';
import { noContent, route } from './route.js';
import { cursor, instant, page, partnershipParams, person, slug, uuid } from './shapes.js';

const tag = 'Registers';

const kind = z.enum(REGISTER_KINDS);
const kindParams = partnershipParams.extend({ kind });
const entryParams = kindParams.extend({ entry: uuid });
const name = z.string().max(1_000);
const value = z.union([z.string().max(1_000), z.number(), z.boolean(), z.array(z.string().max(1_000)).max(200), z.null()]);
/** By field of the kind; which fields those are and what they may hold is told in words when one does not fit. */
const values = z.record(z.string().min(1).max(60), value);
const revision = z.number().int().min(1).max(1_000_000_000);

export const registerEntry = z
  .strictObject({
    id: uuid,
    kind,
    name: z.string(),
    values,
    /** Counts the changes of the entry: a change names the one that its author saw. */
    revision: z.number().int(),
    editedAt: instant,
    editedBy: person,
  })
  .meta({ id: 'RegisterEntry' });

const path = '/partnerships/:partnership/registers/:kind';

export const listEntries = route({
  id: 'listEntries',
  method: 'GET',
  path,
  tag,
  summary: 'Entries of a register, by name',
  params: kindParams,
  query: z.strictObject({
    search: z.string().trim().max(200).optional(),
    after: cursor.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  answer: page(registerEntry),
});

export const createEntry = route({
  id: 'createEntry',
  method: 'POST',
  path,
  tag,
  summary: 'Add an entry',
  description: 'For IT teams of both sides. In one register a name stands once.',
  params: kindParams,
  body: z.strictObject({ name, values }),
  answer: registerEntry,
  status: 201,
});

export const getEntry = route({
  id: 'getEntry',
  method: 'GET',
  path: `${path}/:entry`,
  tag,
  summary: 'An entry of a register',
  params: entryParams,
  answer: registerEntry,
});

export const editEntry = route({
  id: 'editEntry',
  method: 'PUT',
  path: `${path}/:entry`,
  tag,
  summary: 'Change an entry',
  description: '409 when it was changed since the revision that is named.',
  params: entryParams,
  body: z.strictObject({ revision, name, values }),
  answer: registerEntry,
});

export const removeEntry = route({
  id: 'removeEntry',
  method: 'DELETE',
  path: `${path}/:entry`,
  tag,
  summary: 'Take an entry off the register',
  description: '409 when it was changed since the revision that is named. It can be put back.',
  params: entryParams,
  query: z.strictObject({ revision: z.coerce.number().int().min(1).max(1_000_000_000).optional() }),
  answer: noContent,
  status: 204,
});

export const restoreEntry = route({
  id: 'restoreEntry',
  method: 'POST',
  path: `${path}/:entry/restoration`,
  tag,
  summary: 'Put an entry back that was taken off the register',
  description: '400 when another entry has its name by now.',
  params: entryParams,
  answer: registerEntry,
});

/** One thing that is wrong in a row of a file: a key with what fills its words, and the words in English. */
const rowProblem = z.strictObject({
  field: z.string().nullable(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  text: z.string(),
});

export const importEntries = route({
  id: 'importEntries',
  method: 'POST',
  path: `${path}/imports`,
  tag,
  summary: 'Read a CSV file into a register',
  description:
    '`take`: `nothing` only looks, `all` takes the rows when none is bad, `good` takes the good ones and leaves the bad ones. The answer is the receipt: bad rows with their lines.',
  params: kindParams,
  body: z.strictObject({ text: z.string().min(1).max(800_000), take: z.enum(['nothing', 'all', 'good']) }),
  answer: z.strictObject({
    good: z.number().int(),
    bad: z.array(z.strictObject({ line: z.number().int(), text: z.string(), problems: z.array(rowProblem) })).max(5_000),
    taken: z.number().int(),
    /** The first of the good ones. */
    sample: z.array(z.strictObject({ line: z.number().int(), name: z.string(), values })).max(20),
  }),
});

export const exportEntries = route({
  id: 'exportEntries',
  method: 'GET',
  path: `${path}/file`,
  wire: 'file',
  tag,
  summary: 'A register as a CSV file',
  description: 'Reads back as it is. A text that a spreadsheet would run gets an apostrophe before it.',
  params: kindParams,
  answer: z.string(),
});

/** Each says in English what is wrong; the other properties let a reader be told in another language. */
export const registerFinding = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['duplicate-tool', 'no-tool']),
    function: z.enum(TOOL_FUNCTIONS),
    tools: z.array(z.string()),
    /** Title of a decided task that relies on the function, where there is one. */
    task: z.string().nullable(),
    text: z.string(),
  }),
  z.strictObject({
    kind: z.literal('unknown-dependency'),
    system: z.string(),
    name: z.string(),
    /** The system that was probably meant. */
    near: z.string().nullable(),
    text: z.string(),
  }),
  z.strictObject({ kind: z.literal('dependency-circle'), systems: z.array(z.string()), text: z.string() }),
]);

export const getRegisterFindings = route({
  id: 'getRegisterFindings',
  method: 'GET',
  path: '/partnerships/:partnership/register-findings',
  tag,
  summary: 'What is wrong on the registers',
  description:
    'Tools: two primary ones for a function, or none for a function that what is decided on the task map relies on. Systems: a dependency that is not on the register, and circles.',
  params: partnershipParams,
  answer: z.strictObject({ items: z.array(registerFinding).max(3 * MOST_FINDINGS) }),
});

export const getLandscape = route({
  id: 'getLandscape',
  method: 'GET',
  path: '/partnerships/:partnership/landscape',
  tag,
  summary: 'All systems with what they depend on, and all sites',
  description:
    'For the graph, for names to choose from, and to bring them into a draft. By name; `more` says that there are others behind.',
  params: partnershipParams,
  answer: z.strictObject({
    systems: z
      .array(
        z.strictObject({
          id: uuid,
          name: z.string(),
          criticality: z.enum(['critical', 'important', 'ordinary']),
          owner: slug.nullable(),
          dependsOn: z.array(z.string()),
        }),
      )
      .max(MOST_IN_LANDSCAPE),
    sites: z.array(z.strictObject({ id: uuid, name: z.string() })).max(MOST_IN_LANDSCAPE),
    more: z.boolean(),
  }),
});
