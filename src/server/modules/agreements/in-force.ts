/**
 * The door to agreements for routing: which version holds at an instant, compiled.
 *
 * Which one holds is asked of the database each time, so that a version that becomes effective is
 * picked up by every server at once; compiling happens once per version and process, for versions
 * never change.
 */
import type { Agreement } from '../../../core/agreement/agreement.js';
import { type WindowLookup, windowLookup } from '../../../core/calendar/windows.js';
import { compileRouter, type Router } from '../../../core/routing/router.js';
import { type CalendarSet, calendarSet } from '../../../core/sla/calendars.js';
import type { Instant } from '../../../core/time.js';
import type { Read } from '../../platform/db/db.js';
import { refused } from '../../platform/http/refusal.js';
import { idInForce, newestId } from './agreements.repo.js';

export interface CompiledAgreement {
  readonly id: string;
  readonly version: number;
  readonly agreement: Agreement;
  readonly router: Router;
  readonly calendars: CalendarSet;
  readonly windows: WindowLookup;
}

/** Enough for an MSP's clients on one server; the least recently used leaves first. */
const MOST_COMPILED = 200;
const compiled = new Map<string, CompiledAgreement>();

/** The agreement in force at an instant. Refused, with the reason, where none is. */
export async function agreementInForce(db: Read, partnership: string, at: Instant): Promise<CompiledAgreement> {
  const id = await idInForce(db, partnership, at);
  if (id !== null) return (await compiledVersion(db, partnership, id))!;
  throw refused([{ code: 'agreement.none', ref: null, text: 'No agreement is in force, so nobody can be accountable yet' }]);
}

/** What people design from: the agreement in force, else the newest version that there is. */
export async function agreementToDesignFrom(db: Read, partnership: string, at: Instant): Promise<CompiledAgreement> {
  const id = (await idInForce(db, partnership, at)) ?? (await newestId(db, partnership));
  if (id !== null) return (await compiledVersion(db, partnership, id))!;
  throw refused([{ code: 'agreement.none', ref: null, text: 'There is no agreement yet: begin one, or bring in a file' }]);
}

/** One version by its id; null when the partnership has no such version. */
export async function agreementVersion(db: Read, partnership: string, id: string): Promise<CompiledAgreement | null> {
  return compiledVersion(db, partnership, id);
}

/** One version by its number, as tickets name it; null when there is none. */
export async function agreementNumbered(db: Read, partnership: string, version: number): Promise<CompiledAgreement | null> {
  for (const one of compiled.values()) if (one.version === version && compiled.get(key(partnership, one.id)) === one) return one;
  const row = await db
    .selectFrom('agreement_versions')
    .select('agreement_id')
    .where('partnership_id', '=', partnership)
    .where('version', '=', version)
    .executeTakeFirst();
  return row ? compiledVersion(db, partnership, row.agreement_id) : null;
}

const key = (partnership: string, id: string): string => `${partnership} ${id}`;

async function compiledVersion(db: Read, partnership: string, id: string): Promise<CompiledAgreement | null> {
  const name = key(partnership, id);
  const known = compiled.get(name);
  if (known) {
    compiled.delete(name);
    compiled.set(name, known);
    return known;
  }
  const row = await db
    .selectFrom('agreement_versions')
    .select(['version', 'agreement'])
    .where('partnership_id', '=', partnership)
    .where('agreement_id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const { agreement, version } = row;
  const made = {
    id,
    version,
    agreement,
    router: compileRouter(agreement),
    calendars: calendarSet(agreement),
    windows: windowLookup(agreement.windows),
  };
  compiled.set(name, made);
  if (compiled.size > MOST_COMPILED) compiled.delete(compiled.keys().next().value!);
  return made;
}
