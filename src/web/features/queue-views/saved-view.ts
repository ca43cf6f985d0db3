import type { z } from 'zod';
import type { savedView } from '../../../contract/saved-views.js';

export type SavedView = z.infer<typeof savedView>;
/** The filters that a view keeps. */
export type Kept = SavedView['search'];
