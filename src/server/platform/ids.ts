import { v5, v7 } from 'uuid';

/** A new identifier: UUIDv7, made here and never by the database, so that rows can be placed before they are stored. */
export const newId = (): string => v7();

/** An identifier that follows from a key: the same request repeated names the same thing. */
export const keyedId = (key: string): string => v5(key, v5.URL);

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const isUuid = (text: string): boolean => UUID.test(text);

/** The smallest UUIDv7 of an instant: everything made at or after it sorts behind. */
export function firstIdAt(instantMs: number): string {
  const hex = Math.max(0, Math.trunc(instantMs)).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7000-8000-000000000000`;
}

/** The instant at which a UUIDv7 was made, in milliseconds. */
export const instantOfId = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
