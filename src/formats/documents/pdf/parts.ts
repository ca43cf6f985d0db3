/** The parts that the printed agreement is built from: each makes the content and its place in the structure. */
import { INK, QUIET, RULE, WASH } from './look.js';
import type { Node } from './print.js';
import { repeatingTag, type Tag, tag } from './tags.js';

export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly color?: string;
  readonly fontSize?: number;
  readonly background?: string;
}

export type Text = string | readonly (string | Run)[];

/** Words longer than this are broken where the line ends, instead of running out of their column. */
const LONGEST_WORD = 22;
/** In lines as wide as the page. */
const LONGEST_IN_LINE = 70;

/** Long words of a run as runs of their own, which break wherever the line ends; the others break between words. */
function withBreaks(run: Run, longest: number): readonly (Run & { readonly wordBreak?: 'break-all' })[] {
  const parts = run.text.split(/(\S+)/).filter((part) => part !== '');
  if (!parts.some((part) => part.length > longest)) return [run];
  return parts.map((text) => ({ ...run, text, ...(text.length > longest ? { wordBreak: 'break-all' as const } : {}) }));
}

/** Text of one leaf. pdfmake keeps the tag of a run, not that of a paragraph. */
export function leafText(leaf: Tag, text: Text, look: Node = {}, longest = LONGEST_WORD): Node {
  const runs = (typeof text === 'string' ? [text] : text).map((run) => (typeof run === 'string' ? { text: run } : run));
  return { text: runs.flatMap((run) => withBreaks(run, longest)).map((run) => ({ ...run, tag: leaf })), ...look };
}

export const paragraph = (parent: Tag, text: Text, look: Node = {}): Node =>
  leafText(tag(parent, 'P'), text, { margin: [0, 0, 0, 6], ...look }, LONGEST_IN_LINE);

export const quiet = (parent: Tag, text: Text, look: Node = {}): Node => paragraph(parent, text, { color: QUIET, fontSize: 8.5, ...look });

/** A chapter, in the outline of the file too. */
export const chapter = (parent: Tag, title: string, look: Node = {}): Node =>
  leafText(tag(parent, 'H1'), title, {
    fontSize: 17,
    bold: true,
    color: INK,
    margin: [0, 18, 0, 6],
    headlineLevel: 1,
    outline: true,
    outlineText: title,
    ...look,
  });

export const heading = (parent: Tag, title: string, look: Node = {}): Node =>
  leafText(tag(parent, 'H2'), title, { fontSize: 11.5, bold: true, color: INK, margin: [0, 10, 0, 4], headlineLevel: 2, ...look });

/** Sentences as a list with dots. */
export function bullets(parent: Tag, sentences: readonly Text[], look: Node = {}): Node {
  const list = tag(parent, 'L');
  return {
    ul: sentences.map((text) => leafText(tag(tag(list, 'LI'), 'LBody'), text, { margin: [0, 0, 0, 3] })),
    margin: [0, 0, 0, 6],
    markerColor: QUIET,
    ...look,
  };
}

export interface Column {
  readonly title: string;
  readonly width: number | '*' | 'auto';
}

export interface Title {
  readonly text: string;
  readonly lead?: string;
  readonly color?: string;
}

/** A table whose head repeats on each page, its title too when it has one; rows stay whole. */
export function table(parent: Tag, columns: readonly Column[], rows: readonly (readonly Text[])[], title?: Title): Node {
  const above = title === undefined ? [] : [titleRow(parent, columns.length, title)];
  const root = tag(parent, 'Table');
  const head = tag(root, 'TR');
  const header = columns.map((column) =>
    leafText(repeatingTag(head, 'TH', 'Column'), column.title, { bold: true, fontSize: 8, color: QUIET, margin: [0, 1, 0, 1] }),
  );
  const body = rows.map((cells) => {
    const row = tag(root, 'TR');
    return cells.map((text, at) => leafText(tag(row, at === 0 ? 'TH' : 'TD', at === 0 ? 'Row' : undefined), text, { fontSize: 8.8 }));
  });
  return {
    table: {
      headerRows: above.length + 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: columns.map(({ width }) => width),
      body: [...above, header, ...body],
    },
    layout: lines(above.length),
    margin: [0, 2, 0, 10],
  };
}

/** The title as the first row of the head, so that it never stays behind on the page before. */
function titleRow(parent: Tag, span: number, { text, lead, color = INK }: Title): readonly Node[] {
  const leads = lead === undefined ? [] : [leafText(repeatingTag(parent, 'P'), lead, { color: QUIET, fontSize: 8.5 })];
  const stack = [leafText(repeatingTag(parent, 'H2'), text, { fontSize: 11.5, bold: true, color, margin: [0, 6, 0, 2] }), ...leads];
  return [{ stack, colSpan: span, margin: [-5, 0, 0, 2] }, ...Array.from({ length: span - 1 }, () => ({}))];
}

/** Thin rules between rows, a wash behind the head. */
function lines(titleRows: number): object {
  const head = titleRows + 1;
  return {
    hLineWidth: (row: number) => (row < titleRows ? 0 : row === head ? 0.8 : 0.4),
    vLineWidth: () => 0,
    hLineColor: (row: number) => (row === head ? QUIET : RULE),
    paddingLeft: () => 5,
    paddingRight: () => 5,
    paddingTop: () => 3.5,
    paddingBottom: () => 3.5,
    fillColor: (row: number) => (row === titleRows ? WASH : null),
  };
}
