/**
 * Who has something open, and where in it. Kept in the memory of each server and nowhere else: pages say
 * again where they are, and who is silent for too long is gone. Between servers it travels as a hint,
 * which may be lost; the next one mends that.
 */
import type { Clock } from '../clock.js';
import type { Signals } from '../signals/signals.js';

/** Pages say it every half minute. */
const SILENT_MS = 90_000;
/** Said again before this, it is nothing new. */
const FRESH_MS = 20_000;
/** Beyond these nobody could read the list, and memory is not for the asking. */
const MOST_PAGES = 50;
const MOST_THINGS = 2_000;
const LONGEST_NAME = 60;

export interface Present<Place> {
  readonly page: string;
  readonly person: { readonly id: string; readonly name: string; readonly party: string | null };
  readonly place: Place;
}

export interface PresenceWord<Place> extends Omit<Present<Place>, 'place'> {
  /** Null: the page is closed. */
  readonly place: Place | null;
}

interface Kept<Place> extends Present<Place> {
  readonly heardAt: number;
}

/** Hints are words without spaces or quotes, whatever stands in a name. */
const coded = (text: string): string => (text === '' ? '-' : Buffer.from(text, 'utf8').toString('base64url'));
const decoded = (word: string): string => (word === '-' ? '' : Buffer.from(word, 'base64url').toString('utf8'));

export function hintOf(partnership: string, thing: string, { page, person, place }: PresenceWord<unknown>): string {
  const name = Array.from(person.name).slice(0, LONGEST_NAME).join('');
  const words = [person.id, name, person.party ?? '', place === null ? '' : JSON.stringify(place)];
  return [partnership, thing, page, ...words.map(coded)].join(' ');
}

/** Hints come from servers of this installation alone, so that a place is what one of them wrote. */
export function readHint<Place>(hint: string): { readonly key: string; readonly word: PresenceWord<Place> } | null {
  const [partnership, thing, page, ...words] = hint.split(' ');
  if (page === undefined || words.length !== 4) return null;
  const [id, name, party, place] = words.map(decoded);
  if (!id) return null;
  return {
    key: `${partnership} ${thing}`,
    word: { page, person: { id, name: name ?? '', party: party || null }, place: place ? (JSON.parse(place) as Place) : null },
  };
}

export class Presence<Place> {
  readonly #things = new Map<string, Map<string, Kept<Place>>>();
  readonly #listeners = new Map<string, Set<() => void>>();
  readonly #signals: Signals;
  readonly #clock: Clock;
  readonly #topic: string;

  /** @param topic of its hints: one for each kind of thing */
  constructor(signals: Signals, clock: Clock, topic: string) {
    this.#signals = signals;
    this.#clock = clock;
    this.#topic = topic;
    // What one server is told, every server hears, itself included.
    signals.on(topic, (hint) => hint !== null && this.#hear(hint));
  }

  say(partnership: string, thing: string, word: PresenceWord<Place>): void {
    const known = this.#things.get(`${partnership} ${thing}`)?.get(nameOf(word));
    const fresh = known !== undefined && known.heardAt > this.#clock.now() - FRESH_MS;
    if (fresh && JSON.stringify(known.place) === JSON.stringify(word.place)) return;
    this.#signals.hint(this.#topic, hintOf(partnership, thing, word));
  }

  /** The open pages of a thing, the one heard of first in front. */
  of(partnership: string, thing: string): readonly Present<Place>[] {
    const since = this.#clock.now() - SILENT_MS;
    const pages = this.#things.get(`${partnership} ${thing}`);
    return [...(pages?.values() ?? [])]
      .filter(({ heardAt }) => heardAt > since)
      .map(({ page, person, place }) => ({ page, person, place }));
  }

  /** Calls when somebody comes, moves or leaves. Returns the way to stop. */
  on(partnership: string, thing: string, listener: () => void): () => void {
    const key = `${partnership} ${thing}`;
    const set = this.#listeners.get(key) ?? new Set();
    set.add(listener);
    this.#listeners.set(key, set);
    return () => {
      set.delete(listener);
      if (set.size === 0 && this.#listeners.get(key) === set) this.#listeners.delete(key);
    };
  }

  #hear(hint: string): void {
    const heard = readHint<Place>(hint);
    if (heard === null) return;
    const { key, word } = heard;
    const pages = this.#things.get(key) ?? new Map<string, Kept<Place>>();
    const name = nameOf(word);
    if (word.place === null) pages.delete(name);
    else pages.set(name, { ...word, place: word.place, heardAt: this.#clock.now() });
    this.#things.delete(key);
    this.#forget(pages);
    if (pages.size > 0) this.#things.set(key, pages);
    if (this.#things.size > MOST_THINGS) this.#things.delete(this.#things.keys().next().value!);
    for (const listener of this.#listeners.get(key) ?? []) listener();
  }

  #forget(pages: Map<string, Kept<Place>>): void {
    const since = this.#clock.now() - SILENT_MS;
    for (const [name, { heardAt }] of pages) if (heardAt <= since) pages.delete(name);
    while (pages.size > MOST_PAGES) pages.delete(pages.keys().next().value!);
  }
}

/** A page belongs to who opened it: nobody else says where it is. */
const nameOf = ({ person, page }: Pick<PresenceWord<unknown>, 'person' | 'page'>): string => `${person.id} ${page}`;
