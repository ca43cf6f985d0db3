/** What of a ticket is changed in its row. */
import type { ColumnKey } from './queue-columns.js';

const EDITABLE = ['assignee', 'priority', 'status', 'category'] as const;
export type EditField = (typeof EDITABLE)[number];

export const fieldOf = (column: ColumnKey): EditField | undefined => EDITABLE.find((one) => one === column);
