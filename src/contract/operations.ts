/** Every operation of the API, once: the server registers this list, OpenAPI and the tests walk it. */
import * as agreementDocuments from './agreement-documents.js';
import * as agreements from './agreements.js';
import * as approvals from './approvals.js';
import * as attachments from './attachments.js';
import * as bulk from './bulk.js';
import * as cannedReplies from './canned-replies.js';
import * as changeRequests from './change-requests.js';
import * as checklists from './checklists.js';
import * as deskSettings from './desk-settings.js';
import * as differences from './differences.js';
import * as draftDiscussion from './draft-discussion.js';
import * as drafts from './drafts.js';
import * as escalations from './escalations.js';
import * as facts from './facts.js';
import * as handOffs from './hand-offs.js';
import * as histories from './histories.js';
import * as identity from './identity.js';
import * as jobs from './jobs.js';
import * as links from './links.js';
import * as messages from './messages.js';
import * as notAccountable from './not-accountable.js';
import * as notices from './notices.js';
import * as onCall from './on-call.js';
import * as partnerships from './partnerships.js';
import * as queue from './queue.js';
import * as registers from './registers.js';
import * as replays from './replays.js';
import * as replyDrafts from './reply-drafts.js';
import type { Operation } from './route.js';
import * as satisfaction from './satisfaction.js';
import * as savedViews from './saved-views.js';
import * as search from './search.js';
import * as signing from './signing.js';
import * as taskMap from './task-map.js';
import * as ticketPresence from './ticket-presence.js';
import * as ticketRecord from './ticket-record.js';
import * as ticketSchedules from './ticket-schedules.js';
import * as ticketTemplates from './ticket-templates.js';
import * as tickets from './tickets.js';
import * as timeEntries from './time-entries.js';
import * as upkeep from './upkeep.js';

const isOperation = (value: unknown): value is Operation =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'answer' in value;

export const operations: readonly Operation[] = [
  identity,
  partnerships,
  agreements,
  agreementDocuments,
  drafts,
  draftDiscussion,
  changeRequests,
  signing,
  differences,
  upkeep,
  taskMap,
  registers,
  facts,
  queue,
  search,
  savedViews,
  tickets,
  ticketRecord,
  ticketTemplates,
  ticketSchedules,
  checklists,
  approvals,
  deskSettings,
  links,
  bulk,
  messages,
  attachments,
  timeEntries,
  satisfaction,
  replyDrafts,
  ticketPresence,
  cannedReplies,
  handOffs,
  notAccountable,
  escalations,
  notices,
  onCall,
  histories,
  replays,
  jobs,
].flatMap((feature) => Object.values(feature as Record<string, unknown>).filter(isOperation));
