/**
 * The tables as the code sees them. Each module declares its own by adding to this interface:
 *
 *   declare module '../../platform/db/tables.js' {
 *     interface Tables { tickets: TicketTable }
 *   }
 *
 * Column names are those of the database. Instants are `bigint` milliseconds and arrive as numbers.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the modules
export interface Tables {}
