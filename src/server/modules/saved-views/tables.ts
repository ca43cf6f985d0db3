import type { z } from 'zod';
import type { VIEW_REACHES, viewSearch } from '../../../contract/saved-views.js';

export interface SavedViewTable {
  partnership_id: string;
  view_id: string;
  owner_id: string;
  reach: (typeof VIEW_REACHES)[number];
  team: string | null;
  name: string;
  search: z.infer<typeof viewSearch>;
  created_at: number;
  updated_at: number;
  creation_key: string | null;
}

declare module '../../platform/db/tables.js' {
  interface Tables {
    saved_views: SavedViewTable;
    saved_view_orders: { partnership_id: string; person_id: string; places: string[]; default_view: string | null };
  }
}
