/** Numbers, instants and durations in the viewer's language and zone. */
import type { TFunction } from 'i18next';
import { useTranslation } from './i18n/translation.js';
import { type Format, makeFormat } from './make-format.js';

/** One for each language: what formats dates costs much to make and little to use. */
const made = new Map<TFunction, Format>();

export function useFormat(): Format {
  const { t, language } = useTranslation();
  const found = made.get(t) ?? makeFormat(t, language);
  made.set(t, found);
  return found;
}

const zoneHere = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The zone of the person who looks. */
export const viewerZone = (): string => zoneHere;
