/** Mappings to begin from. Each is a whole file that can be used as it is and is meant to be filled in. */
import type { Header } from './csv/header.js';
import { parseMapping } from './parse-mapping.js';
import { rowReader } from './row-reader.js';

export interface Preset {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** The mapping file, with comments. */
  readonly text: string;
}

const SERVICENOW_LOG = `# The audit log of ServiceNow incidents: one row per change, "?" where nothing is known.
mapping: 1
name: ServiceNow incident log
shape: log
unknown: ["?"]
zone: UTC                # the zone of the desk's wall clock
time: d/M/yyyy HH:mm

# The teams of the agreement that held tickets, and the party of each:
#   service-desk: { party: provider, tier: 1 }
teams: {}

columns:
  number: number
  changed-at: sys_updated_at
  order: sys_mod_count
  created-at: opened_at
  status:
    column: incident_state
    values:
      New: new
      Active: open
      Awaiting User Info: waiting on requester
      Awaiting Evidence: waiting on requester
      Awaiting Vendor: waiting on third party
      Awaiting Problem: waiting on other party
      Resolved: resolved
      Closed: closed
    otherwise: stop
  team:
    column: assignment_group
    values: {}           # Group 70: service-desk
    otherwise: unknown
  priority:
    column: priority
    values: { 1 - Critical: P1, 2 - High: P2, 3 - Moderate: P3, 4 - Low: P4 }
  category:
    columns: [category, subcategory]
    values: {}           # Category 42: accounts
    default: respond
    when-unknown: respond
  type: { always: incident }
  requester: caller_id
  assignee: assigned_to
  by: sys_updated_by
  met-target: { column: made_sla, values: { "true": met, "false": missed } }
  reassignments: reassignment_count

# The log does not say when the requester was answered. To count the first Active as an answer:
#   responded-when: [Active]
`;

/** What every desk has to say of its files. */
const ANY_DESK = `unknown: ["?", "-", "N/A"]
zone: UTC                # of the wall times in the file
time: iso                # or a pattern such as d/M/yyyy HH:mm

# The teams of the agreement that held tickets, and the party of each:
#   service-desk: { party: provider, tier: 1 }
teams: {}
`;

/** Columns as most desks call them. */
const USUAL_COLUMNS = `  status:
    column: status
    values:
      New: new
      Open: open
      In progress: open
      Waiting: waiting on requester
      On hold: waiting on third party
      Resolved: resolved
      Closed: closed
  team: { column: team, values: {}, otherwise: unknown }
  priority: { column: priority, values: { P1: P1, P2: P2, P3: P3, P4: P4, Critical: P1, High: P2, Medium: P3, Low: P4 } }
  category: { column: category, values: {}, default: respond, when-unknown: respond }
  subject: subject
  requester: requester
  assignee: assignee
`;

const GENERIC_LOG = `# A log: one row per change, the whole ticket as it stood then.
mapping: 1
name: Change log
shape: log
${ANY_DESK}
columns:
  number: number
  changed-at: changed_at
  created-at: created_at
${USUAL_COLUMNS}`;

const GENERIC_TICKETS = `# One row per ticket, with the instants of its life.
mapping: 1
name: Ticket list
shape: tickets
${ANY_DESK}
columns:
  number: number
  created-at: created_at
  responded-at: first_response_at
  resolved-at: resolved_at
  closed-at: closed_at
${USUAL_COLUMNS}`;

/** The most particular first. */
export const PRESETS: readonly Preset[] = [
  {
    id: 'servicenow-log',
    name: 'ServiceNow incident log',
    description: 'One row per change, with the column names of ServiceNow and "?" for what is not known.',
    text: SERVICENOW_LOG,
  },
  { id: 'log', name: 'Change log', description: 'One row per change of a ticket, from any desk.', text: GENERIC_LOG },
  { id: 'tickets', name: 'Ticket list', description: 'One row per ticket with its instants, from any desk.', text: GENERIC_TICKETS },
];

/** The first preset whose columns a file has, all of them. */
export const presetFor = (header: Header): Preset | null => {
  for (const preset of PRESETS) {
    const parsed = parseMapping(preset.text);
    if (parsed.ok && 'reader' in rowReader(parsed.mapping, header)) return preset;
  }
  return null;
};
