/**
 * Where a recorded ticket goes under an agreement, by what was known when it was created.
 *
 * A system, site or attribute value that the agreement does not know counts as "none or unknown", as
 * in live routing, and is reported beside it. A category, type, tier or priority that it does not know
 * cannot be routed.
 */
import type { Situation } from '../agreement/situation.js';
import type { AttributeId } from '../ids.js';
import type { Classification } from '../tickets/event.js';
import type { Instant } from '../time.js';
import { KNOWN_PRIORITIES, KNOWN_TIERS, KNOWN_TYPES, type ReplayContext } from './context.js';
import type { Routed, UnknownValue } from './decision.js';

export interface RoutedTicket {
  readonly situation: Situation;
  readonly unknown: readonly UnknownValue[];
  readonly routed: Routed;
}

const NOTHING: readonly UnknownValue[] = [];

/**
 * @param ticket what it was when created
 * @param at when it was created: decides the coverage window
 */
export function routeTicket(context: ReplayContext, ticket: Classification, at: Instant): RoutedTicket {
  const unknown: UnknownValue[] = [];
  const required = (dimension: string, value: string | number, known: boolean): boolean => {
    if (!known) unknown.push({ dimension, value: String(value) });
    return known;
  };
  const optional = (dimension: string, value: string | null, known: ReadonlySet<string>): string | null => {
    if (value === null || known.has(value)) return value;
    unknown.push({ dimension, value });
    return null;
  };
  const routable = [
    required('category', ticket.category, context.categories.has(ticket.category)),
    required('type', ticket.type, KNOWN_TYPES.has(ticket.type)),
    required('tier', ticket.tier, KNOWN_TIERS.has(ticket.tier)),
    required('priority', ticket.priority, KNOWN_PRIORITIES.has(ticket.priority)),
  ].every(Boolean);
  const base = {
    category: ticket.category,
    type: ticket.type,
    tier: ticket.tier,
    priority: ticket.priority,
    window: context.windows.at(at),
    system: optional('system', ticket.system, context.systems),
    site: optional('site', ticket.site, context.sites),
  };
  const situation = context.attributes.size === 0 ? base : { ...base, attributes: attributesOf(context, ticket, unknown) };
  const routed: Routed = routable ? decide(context, situation) : { kind: 'unknown' };
  return { situation, unknown: unknown.length === 0 ? NOTHING : unknown, routed };
}

/** The attributes that the agreement declares; a value outside its list is unknown. */
function attributesOf(context: ReplayContext, ticket: Classification, unknown: UnknownValue[]): Record<AttributeId, string | null> {
  const known: Record<AttributeId, string | null> = {};
  for (const [id, values] of context.attributes) {
    const value = Object.hasOwn(ticket.attributes, id) ? ticket.attributes[id]! : null;
    if (value !== null && !values.has(value)) unknown.push({ dimension: `attribute:${id}`, value });
    known[id] = value !== null && values.has(value) ? value : null;
  }
  return known;
}

function decide(context: ReplayContext, situation: Situation): Routed {
  const { outcome } = context.router.route(situation);
  if (!outcome.owned) return { kind: 'unowned' };
  return { kind: 'owned', team: outcome.team, party: context.partyOf.get(outcome.team) ?? '', outcome };
}
