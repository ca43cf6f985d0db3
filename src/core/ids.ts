/** Names of things inside one agreement or one ticket: short strings chosen by people, or UUIDs. */
export type PartyId = string;
export type TeamId = string;
export type PersonId = string;
export type CalendarId = string;
export type CategoryId = string;
export type WindowId = string;
export type SystemId = string;
export type SiteId = string;
export type AttributeId = string;
export type RuleId = string;
export type PolicyId = string;
export type TicketId = string;
export type HandOffId = string;
