import type { z } from 'zod';
import type { permission } from '../../../contract/shapes.js';

/** Why not, in one line; null where it may be done. */
export const reasonOf = ({ allowed, causes }: z.infer<typeof permission>): string | null =>
  allowed ? null : causes.map((cause) => cause.text).join(' ');
