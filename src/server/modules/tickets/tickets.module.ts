import type { Module, Services } from '../../services.js';
import { ticketRoutes } from './tickets.routes.js';

export function ticketsModule(services: Services): Module {
  return { routes: ticketRoutes(services) };
}
