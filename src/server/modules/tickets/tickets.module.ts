import { Rounds } from '../../platform/rounds.js';
import type { Module, Services } from '../../services.js';
import { attachmentRoutes } from './attachments/attachments.routes.js';
import { conversationRoutes } from './conversation/conversation.routes.js';
import { sweepEscalations } from './sweeping/sweep-escalations.js';
import { sweep } from './sweeping/sweeper.js';
import { ticketRoutes } from './tickets.routes.js';

const EVERY_MS = 2_000;

export function ticketsModule(services: Services): Module {
  const failed = 'A sweep of tickets failed; the next one looks again';
  const sweeping = new Rounds({ everyMs: EVERY_MS, log: services.log, failed }, async () => {
    await sweep(services);
    await sweepEscalations(services);
  });
  return {
    routes: [...ticketRoutes(services), ...conversationRoutes(services), ...attachmentRoutes(services)],
    start: async () => sweeping.start(),
    stop: () => sweeping.stop(),
  };
}
