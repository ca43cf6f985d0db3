/** The list of modules: the one place to add a line when a module comes. */
import { jobsModule } from './modules/jobs/index.js';
import { ticketsModule } from './modules/tickets/index.js';
import type { Module, Services } from './services.js';

export async function makeModules(services: Services): Promise<readonly Module[]> {
  return [jobsModule(services), ticketsModule(services)];
}
