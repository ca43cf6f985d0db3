/** What the address of a draft holds. */
import { oneOf, type Raw, text } from '../../lib/search.js';

/** The parts of a draft, in the order of their tabs. */
export const DRAFT_PARTS = ['matrix', 'exceptions', 'catalogue', 'hours', 'teams', 'places', 'levels', 'escalation', 'contract'] as const;
export type DraftPart = (typeof DRAFT_PARTS)[number];

export interface DraftSearch {
  /** The matrix when it is absent. */
  readonly part?: DraftPart | undefined;
  /** Only the exceptions for this category. */
  readonly category?: string | undefined;
}
export const draftSearch = (raw: Raw): DraftSearch => ({ part: oneOf(raw.part, DRAFT_PARTS), category: text(raw.category)?.slice(0, 120) });
