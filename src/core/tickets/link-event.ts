/** Links between two tickets of one partnership. Each end has its own event, so that both tell of it. */

/** What the other ticket is to this one. */
export type LinkRole =
  | 'related'
  | 'parent'
  | 'child'
  | 'duplicate-of'
  | 'duplicated-by'
  | 'caused-by'
  | 'cause-of'
  | 'split-from'
  | 'split-into';

/** How the same link reads from its other end. */
export const INVERSE: Readonly<Record<LinkRole, LinkRole>> = {
  related: 'related',
  parent: 'child',
  child: 'parent',
  'duplicate-of': 'duplicated-by',
  'duplicated-by': 'duplicate-of',
  'caused-by': 'cause-of',
  'cause-of': 'caused-by',
  'split-from': 'split-into',
  'split-into': 'split-from',
};

/** The roles that people choose from; splitting writes its own. */
export const CHOSEN_ROLES = ['related', 'parent', 'child', 'duplicate-of', 'caused-by', 'cause-of'] as const satisfies readonly LinkRole[];

export type LinkEventBody =
  | { readonly kind: 'linked'; readonly as: LinkRole; readonly ticket: string }
  | { readonly kind: 'unlinked'; readonly as: LinkRole; readonly ticket: string };
