export { ticketTemplatesModule } from './ticket-templates.module.js';
