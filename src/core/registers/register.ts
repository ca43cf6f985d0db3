/**
 * The registers: the facts about an IT landscape that both sides design the agreement from.
 *
 * Every kind is a list of things with a name and the fields of its kind. What a field may hold is said
 * here once, for forms, imports and the server alike.
 *
 * Worked example: a system "ERP server" with criticality "critical", RTO 240 minutes, data classes
 * "finance" and "personal data", which depends on "SQL cluster".
 */
export const REGISTER_KINDS = ['systems', 'sites', 'people', 'tenants', 'networks', 'controls', 'tools'] as const;
export type RegisterKind = (typeof REGISTER_KINDS)[number];

export type FieldValue = string | number | boolean | readonly string[] | null;
export type FieldValues = Readonly<Record<string, FieldValue>>;

export type FieldType =
  | { readonly type: 'text' }
  /** A whole number from 0. */
  | { readonly type: 'number'; readonly most: number }
  | { readonly type: 'yes-no' }
  | { readonly type: 'choice'; readonly choices: readonly string[] }
  /** A day, `YYYY-MM-DD`. */
  | { readonly type: 'date' }
  /** Several short texts. */
  | { readonly type: 'list' }
  /** A party of the partnership. */
  | { readonly type: 'party' };

export type RegisterField = FieldType & {
  readonly id: string;
  readonly required: boolean;
  /** Shown with the entry only, not as a column of the list. */
  readonly detail?: boolean;
};

const text = (id: string): RegisterField => ({ id, type: 'text', required: false });
const list = (id: string): RegisterField => ({ id, type: 'list', required: false });
const date = (id: string): RegisterField => ({ id, type: 'date', required: false });
const inDetail = (...fields: readonly RegisterField[]): readonly RegisterField[] => fields.map((field) => ({ ...field, detail: true }));
const party = (id: string, required = false): RegisterField => ({ id, type: 'party', required });
const choice = (id: string, choices: readonly string[], required = false): RegisterField => ({ id, type: 'choice', choices, required });
const number = (id: string, most: number): RegisterField => ({ id, type: 'number', most, required: false });

export const TOOL_FUNCTIONS = [
  'rmm',
  'ticketing',
  'documentation',
  'edr',
  'firewall-management',
  'email-security',
  'backup',
  'other',
] as const;
export type ToolFunction = (typeof TOOL_FUNCTIONS)[number];

/** Systems, and sites, that are drawn and brought into a draft at once. */
export const MOST_IN_LANDSCAPE = 5_000;

/** A year in minutes: no recovery is planned to take longer. */
const LONGEST_MINUTES = 525_600;

/** The fields of each kind, besides the name, in the order in which they are shown and exported. */
export const REGISTER_FIELDS: Readonly<Record<RegisterKind, readonly RegisterField[]>> = {
  systems: [
    choice('kind', ['application', 'server', 'network-device', 'cloud-service', 'device-group', 'other'], true),
    party('owner'),
    choice('criticality', ['critical', 'important', 'ordinary'], true),
    text('site'),
    list('dataClasses'),
    number('rtoMinutes', LONGEST_MINUTES),
    number('rpoMinutes', LONGEST_MINUTES),
    text('vendor'),
    list('dependsOn'),
    ...inDetail(
      list('teamsWithAccess'),
      text('runbook'),
      date('runbookReviewedOn'),
      number('restoreEveryDays', 3_660),
      date('restoreTestedOn'),
      number('restoreTookMinutes', LONGEST_MINUTES),
      number('restoreLostMinutes', LONGEST_MINUTES),
    ),
  ],
  sites: [text('address'), number('people', 1_000_000), text('contact')],
  people: [party('party', true), text('role'), text('email'), list('skills'), list('knows')],
  tenants: [text('service'), text('tenantId'), party('owner'), text('vendor')],
  networks: [text('range'), text('site'), text('purpose'), party('owner')],
  controls: [text('reference'), choice('state', ['in-place', 'planned', 'missing'], true), party('owner'), text('evidence')],
  tools: [
    choice('function', TOOL_FUNCTIONS, true),
    party('party', true),
    { id: 'primary', type: 'yes-no', required: true },
    text('vendor'),
  ],
};
