import type { Module, Services } from '../../services.js';
import { attachmentRoutes } from './attachments/attachments.routes.js';
import { conversationRoutes } from './conversation/conversation.routes.js';
import { Sweeper } from './sweeping/sweeper.js';
import { ticketRoutes } from './tickets.routes.js';

export function ticketsModule(services: Services): Module {
  const sweeper = new Sweeper(services);
  return {
    routes: [...ticketRoutes(services), ...conversationRoutes(services), ...attachmentRoutes(services)],
    start: async () => sweeper.start(),
    stop: () => sweeper.stop(),
  };
}
