/**
 * Markdown on its way into the editor and back. In: what the editor has no place for is kept as text.
 * Out: only what has to be escaped is, so that the text also reads well where nobody renders it.
 *
 * Example: `ERP_2 \[EU\] &amp; C:\\\\temp` leaves the editor as `ERP_2 [EU] & C:\temp`.
 */
const CODE = /(^[ \t]*```[\s\S]*?(?:^[ \t]*```[ \t]*$|(?![\s\S]))|`[^`\n]+`)/m;

/** Changes what stands outside code. */
const outsideCode = (text: string, change: (piece: string) => string): string =>
  text
    .split(CODE)
    .map((piece, index) => (index % 2 === 1 ? piece : change(piece)))
    .join('');

/** The text as the editor reads it: mark-up that it does not know is text, images are links. */
export const toEditor = (text: string): string =>
  outsideCode(text, (piece) =>
    piece
      .replace(/!\[((?:\\.|[^\]\\\n])*)\]\(/g, '[$1](')
      .replace(/^(\s*(?:[-*+]|\d+[.)])\s+)\[([ xX])\]/gm, '$1\\[$2\\]')
      .replace(/(?<!\\)<(?=[a-zA-Z/!?])/g, '\\<'),
  );

const unescaped = (text: string): string => text.replace(/\\([!-/:-@[-`{-~])/g, '$1');

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&nbsp;': ' ' };

const readable = (piece: string): string =>
  piece
    .replace(/^&nbsp;$/gm, '')
    // What would begin a quotation is none.
    .replace(/^((?:(?:[-*+]|\d+[.)]|>) +)*)&gt;/gm, '$1\\>')
    .replace(/&amp;(?![a-zA-Z#][\w]*;)/g, '&')
    .replace(/&(?:lt|gt|nbsp);/g, (entity) => ENTITIES[entity]!)
    .replace(/ {2,}$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    // A link that says its own address is the address.
    .replace(/(?<![!\\@])\[((?:\\.|[^\]\\\n])+)\]\((https?:[^)\s]+)\)/g, (all, text: string, url: string) =>
      unescaped(text) === url ? url : all,
    )
    .replace(/https?:\/\/[^\s<>()[\]]+/g, unescaped)
    .replace(/(?<=[\p{L}\p{N}_])\\_(?=[\p{L}\p{N}_])/gu, '_')
    .replace(/(?<![@!])\\\[([^[\]\\\n]*)\\\](?![([:])/g, (all, text: string) => (/^[ xX]$/.test(text) ? all : `[${text}]`))
    .replace(/\\\\(?=[\p{L}\p{N}])/gu, '\\');

/** The editor's text as it is kept and sent. */
export const fromEditor = (markdown: string): string => outsideCode(markdown, readable).trim();
