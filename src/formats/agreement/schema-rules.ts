/** The parts of the agreement file that say who owns what. */
import { z } from 'zod';
import { PRIORITIES, SCOPES, TICKET_TYPES } from '../../core/agreement/agreement.js';
import { id, name, oneOrMany, policy, team, window } from './schema-scalars.js';

export const priority = z.enum(PRIORITIES).describe('P1 is the most urgent');
export const tier = z.literal([1, 2, 3]).describe('1, 2 or 3');
export const ticketType = z.enum(TICKET_TYPES).describe('The type of a ticket');

export const category = z
  .union([
    z
      .string()
      .min(1)
      .max(600)
      .describe('The way from the R down, with › or > between; or an id; or a name that only one category has')
      .meta({ examples: ['Respond › Hardware', 'Respond > Hardware > Printer', 'Hardware', 'respond'] }),
    z
      .array(z.string().min(1).max(300))
      .describe('The way from the R down, as a list of names')
      .meta({ examples: [['Respond', 'Hardware']] }),
  ])
  .describe('A category of the catalogue; the rule holds for everything below it too');

const manyCategories = z
  .union([
    z
      .string()
      .min(1)
      .max(600)
      .meta({ examples: ['Respond › Hardware'] }),
    z.array(z.union([z.string().min(1).max(600), z.array(z.string().min(1).max(300))])),
  ])
  .describe('One category or a list of them, each with everything below it');

const orNone = (what: string) =>
  oneOrMany(z.union([z.string().min(1).max(300), z.null()])).describe(`${what}, by name or id; \`none\` means none or unknown`);

const assignment = {
  accountable: team.optional().describe('The one team that answers for it, by name or id. Without one, the proof reports it.'),
  responsible: oneOrMany(team).optional().describe('The team or teams that do the work; left out, the Accountable team does'),
  consulted: oneOrMany(team).optional().describe('Teams that are asked before'),
  informed: oneOrMany(team).optional().describe('Teams that are told afterwards'),
  scope: z
    .enum(SCOPES)
    .optional()
    .describe('Paid for by the contract (`included`, the default), a `project` of its own, or `out` of scope'),
  policy: policy.optional().describe('The SLA policy that holds, by name or id; left out, the default policy'),
};

const ruleId = id.describe('A short name for the rule; tickets show it as the reason for where they went').meta({ examples: ['r1'] });

export const cellText = z
  .string()
  .max(300)
  .describe('`any`, windows and tiers; several separated by commas')
  .meta({ examples: ['any', 'business', 'tier 3', 'business, tier 2, tier 3'] });

export const gridRule = z
  .strictObject({
    id: ruleId,
    category,
    when: z
      .union([
        cellText,
        z.array(cellText),
        z
          .strictObject({
            window: oneOrMany(window).optional().describe('Coverage windows, by name or id'),
            tier: oneOrMany(tier).optional().describe('Tiers'),
          })
          .describe('Windows and tiers by name'),
      ])
      .optional()
      .describe('In which coverage windows and tiers the rule holds: `business`, `tier 3`, or both. Left out or `any`: always.'),
    ...assignment,
  })
  .describe('A row of the responsibility matrix. The deepest category with a row for the cell decides; of two such rows the earlier.');

export const condition = z
  .strictObject({
    category: manyCategories.optional(),
    type: oneOrMany(ticketType).optional().describe('Types of tickets'),
    tier: oneOrMany(tier).optional().describe('Tiers'),
    priority: oneOrMany(priority).optional().describe('Priorities'),
    window: oneOrMany(window).optional().describe('Coverage windows, by name or id'),
    system: orNone('Systems').optional(),
    site: orNone('Sites').optional(),
    attributes: z
      .record(name, oneOrMany(z.union([z.string().min(1).max(300), z.null()])))
      .optional()
      .describe('Values of further attributes, by attribute; `none` means none or unknown'),
  })
  .describe('All of these must hold; what is left out may be anything');

export const exceptionRule = z
  .strictObject({ id: ruleId, when: condition, ...assignment })
  .describe('An exception. Exceptions come before every row of the matrix, in this order; the first that holds decides.');

const decides = z.enum(['policy', 'strategy', 'risk-acceptance']).describe('Only the internal party may be Accountable here and below');

const under = () => z.array(catalogueItem);

/** What `catalogueItem` accepts; written out because the type refers to itself. */
export type CatalogueItem =
  | string
  | { name: string; id?: string | undefined; decides?: string | undefined; under?: CatalogueItem[] | undefined }
  | Record<string, CatalogueItem[]>;

export const categoryNode = z
  .strictObject({
    name,
    id: id.optional(),
    decides: decides.optional(),
    get under() {
      return under().optional().describe('The categories below');
    },
  })
  .describe('A category with more than a name');

export const categoryBranch = z.record(name, z.lazy(under)).describe('A category and those below it');

export const catalogueItem: z.ZodType<CatalogueItem> = z
  .lazy(() => z.union([name, categoryNode, categoryBranch]))
  .describe('A category: its name, or `Name: [those below]`, or an object')
  .meta({ id: 'category' });

export const catalogueRoot = z
  .union([
    z.array(catalogueItem),
    z.strictObject({
      name: name.optional(),
      decides: decides.optional(),
      under: z.array(catalogueItem).optional().describe('The categories below'),
    }),
    z.null(),
  ])
  .describe('The categories under this R');
