/**
 * The structure of a tagged PDF: which text is a heading, a paragraph or a cell, in reading order. Screen
 * readers and search follow it. The tree is built along with the content; printing fills in where on
 * the pages each leaf was drawn.
 */
export interface Tag {
  readonly type: string;
  readonly scope?: 'Column' | 'Row';
  readonly kids: Tag[];
  /** Marked content of the page writer, in the order drawn. */
  readonly drawn: unknown[];
  /** Drawn again on later pages, as the head of a table is: there it is decoration. */
  repeats: boolean;
  /** The page on which it was drawn first. */
  page: unknown;
}

export const tag = (parent: Tag | null, type: string, scope?: 'Column' | 'Row'): Tag => {
  const made: Tag = { type, kids: [], drawn: [], repeats: false, page: null, ...(scope === undefined ? {} : { scope }) };
  parent?.kids.push(made);
  return made;
};

/** The same for what stands at the head of a table and comes again on each of its pages. */
export const repeatingTag = (parent: Tag, type: string, scope?: 'Column' | 'Row'): Tag => {
  const made = tag(parent, type, scope);
  made.repeats = true;
  return made;
};
