/** Why somebody may not, in the viewer's language. */
import type { TFunction } from 'i18next';
import type { z } from 'zod';
import type { permission } from '../../../contract/shapes.js';

const KNOWN: Readonly<Record<string, 'lead-only' | 'none' | 'no-review'>> = {
  'upkeep.lead-only': 'lead-only',
  'agreement.none': 'none',
  'review.none': 'no-review',
};

/** Null where it may be done. A cause that has no words here is said as the server says it. */
export function reasonOf({ allowed, causes }: z.infer<typeof permission>, t: TFunction): string | null {
  if (allowed) return null;
  return causes
    .map(({ code, text }) => {
      const known = KNOWN[code];
      return known === undefined ? text : t(`upkeep.reasons.${known}`);
    })
    .join(' ');
}
