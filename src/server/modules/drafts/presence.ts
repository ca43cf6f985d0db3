/**
 * Who has a draft open, and where in it. Kept in the memory of each server and nowhere else: pages say
 * again where they are, and who is silent for too long is gone. Between servers it travels as a hint,
 * which may be lost; the next one mends that.
 */
import type { z } from 'zod';
import type { draftPlace, draftPresent } from '../../../contract/drafts.js';
import { TIERS } from '../../../core/agreement/agreement.js';
import type { Clock } from '../../platform/clock.js';
import type { Signals } from '../../platform/signals/signals.js';

export type Place = z.infer<typeof draftPlace>;
export type Present = z.infer<typeof draftPresent>;

const TOPIC = 'draft-presence';
/** Pages say it every half minute. */
const SILENT_MS = 90_000;
/** Beyond these nobody could read the list, and memory is not for the asking. */
const MOST_PAGES = 50;
const MOST_DRAFTS = 2_000;
const LONGEST_NAME = 60;

interface Kept extends Present {
  readonly heardAt: number;
}

/** Hints are words without spaces or quotes, whatever stands in a name. */
const coded = (text: string): string => (text === '' ? '-' : Buffer.from(text, 'utf8').toString('base64url'));
const decoded = (word: string): string => (word === '-' ? '' : Buffer.from(word, 'base64url').toString('utf8'));

export function hintOf(partnership: string, draft: string, { page, person, place }: PresenceWord): string {
  const cell = place?.cell;
  const words = [
    person.id,
    Array.from(person.name).slice(0, LONGEST_NAME).join(''),
    person.party ?? '',
    place?.part ?? '',
    cell?.category ?? '',
    cell?.window ?? '',
  ];
  return [partnership, draft, page, ...words.map(coded), cell?.tier ?? '-'].join(' ');
}

export interface PresenceWord extends Omit<Present, 'place'> {
  /** Null: the page is closed. */
  readonly place: Place | null;
}

export function readHint(hint: string): { readonly key: string; readonly word: PresenceWord } | null {
  const [partnership, draft, page, ...words] = hint.split(' ');
  const [id, name, party, part, category, window] = words.slice(0, 6).map(decoded);
  const tier = Number(words[6]);
  if (page === undefined || !id || words.length !== 7) return null;
  const known = TIERS.find((one) => one === tier);
  const cell = category && window && known ? { category, window, tier: known } : null;
  return {
    key: `${partnership} ${draft}`,
    word: { page, person: { id, name: name ?? '', party: party || null }, place: part ? { part, cell } : null },
  };
}

export class Presence {
  readonly #drafts = new Map<string, Map<string, Kept>>();
  readonly #listeners = new Map<string, Set<() => void>>();
  readonly #signals: Signals;
  readonly #clock: Clock;

  constructor(signals: Signals, clock: Clock) {
    this.#signals = signals;
    this.#clock = clock;
    // What one server is told, every server hears, itself included.
    signals.on(TOPIC, (hint) => hint !== null && this.#hear(hint));
  }

  say(partnership: string, draft: string, word: PresenceWord): void {
    this.#signals.hint(TOPIC, hintOf(partnership, draft, word));
  }

  /** The open pages of a draft, the one heard of first in front. */
  of(partnership: string, draft: string): readonly Present[] {
    const since = this.#clock.now() - SILENT_MS;
    const pages = this.#drafts.get(`${partnership} ${draft}`);
    return [...(pages?.values() ?? [])]
      .filter(({ heardAt }) => heardAt > since)
      .map(({ page, person, place }) => ({ page, person, place }));
  }

  /** Calls when somebody comes, moves or leaves. Returns the way to stop. */
  on(partnership: string, draft: string, listener: () => void): () => void {
    const key = `${partnership} ${draft}`;
    const set = this.#listeners.get(key) ?? new Set();
    set.add(listener);
    this.#listeners.set(key, set);
    return () => {
      set.delete(listener);
      if (set.size === 0 && this.#listeners.get(key) === set) this.#listeners.delete(key);
    };
  }

  #hear(hint: string): void {
    const heard = readHint(hint);
    if (heard === null) return;
    const { key, word } = heard;
    const pages = this.#drafts.get(key) ?? new Map<string, Kept>();
    // A page belongs to who opened it: nobody else says where it is.
    const name = `${word.person.id} ${word.page}`;
    if (word.place === null) pages.delete(name);
    else pages.set(name, { ...word, place: word.place, heardAt: this.#clock.now() });
    this.#drafts.delete(key);
    this.#forget(pages);
    if (pages.size > 0) this.#drafts.set(key, pages);
    if (this.#drafts.size > MOST_DRAFTS) this.#drafts.delete(this.#drafts.keys().next().value!);
    for (const listener of this.#listeners.get(key) ?? []) listener();
  }

  #forget(pages: Map<string, Kept>): void {
    const since = this.#clock.now() - SILENT_MS;
    for (const [name, { heardAt }] of pages) if (heardAt <= since) pages.delete(name);
    while (pages.size > MOST_PAGES) pages.delete(pages.keys().next().value!);
  }
}
