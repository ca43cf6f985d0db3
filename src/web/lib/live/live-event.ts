/** What pages hear of changes elsewhere. */
export type LiveEvent =
  | { readonly kind: 'ticket'; readonly partnership: string; readonly ticket: string }
  /** More happened than is told: what is shown of this partnership is read anew; null: of all. */
  | { readonly kind: 'reset'; readonly partnership: string | null };
