/** The list of modules: the one place to add a line when a module comes. */
import { agreementsModule } from './modules/agreements/index.js';
import { attachmentsModule } from './modules/attachments/index.js';
import { cannedRepliesModule } from './modules/canned-replies/index.js';
import { changeRequestsModule } from './modules/change-requests/index.js';
import { deskSettingsModule } from './modules/desk-settings/index.js';
import { documentsModule } from './modules/documents/index.js';
import { draftsModule } from './modules/drafts/index.js';
import { escalationsModule } from './modules/escalations/index.js';
import { factsModule } from './modules/facts/index.js';
import { historiesModule } from './modules/histories/index.js';
import { jobsModule } from './modules/jobs/index.js';
import { noticesModule } from './modules/notices/index.js';
import { onCallModule } from './modules/on-call/index.js';
import { partnershipsModule } from './modules/partnerships/index.js';
import { registerFindingsModule } from './modules/register-findings/index.js';
import { registersModule } from './modules/registers/index.js';
import { replaysModule } from './modules/replays/index.js';
import { satisfactionModule } from './modules/satisfaction/index.js';
import { savedViewsModule } from './modules/saved-views/index.js';
import { signingModule } from './modules/signing/index.js';
import { taskMapModule } from './modules/task-map/index.js';
import { ticketTemplatesModule } from './modules/ticket-templates/index.js';
import { ticketsModule } from './modules/tickets/index.js';
import { timeEntriesModule } from './modules/time-entries/index.js';
import { upkeepModule } from './modules/upkeep/index.js';
import type { Module, Services } from './services.js';

export async function makeModules(services: Services): Promise<readonly Module[]> {
  return [
    jobsModule,
    partnershipsModule,
    agreementsModule,
    draftsModule,
    changeRequestsModule,
    signingModule,
    documentsModule,
    taskMapModule,
    registersModule,
    registerFindingsModule,
    factsModule,
    ticketsModule,
    ticketTemplatesModule,
    deskSettingsModule,
    escalationsModule,
    noticesModule,
    onCallModule,
    attachmentsModule,
    timeEntriesModule,
    satisfactionModule,
    cannedRepliesModule,
    savedViewsModule,
    historiesModule,
    replaysModule,
    upkeepModule,
  ].map((make) => make(services));
}
