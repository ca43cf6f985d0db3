/**
 * From bytes to a YAML document, with every limit that keeps a hostile file from costing much.
 *
 * Size is checked before anything is read, nesting while tokens come in, and aliases are never
 * expanded here (`read-shape.ts` counts what they expand to).
 */
import { Composer, type Document, Lexer, Parser, type YAMLParseError, type YAMLWarning } from 'yaml';
import { type FileProblem, LineIndex } from '../place.js';

/** The largest agreement file that is read: 2 MB. An agreement with 2,000 exceptions takes a quarter of it. */
export const LARGEST_FILE = 2_000_000;

/** A catalogue twenty levels deep stays below this. */
const DEEPEST_NESTING = 60;

/** Words, punctuation and line ends. An agreement with 2,000 exceptions has a third of this. */
const MOST_TOKENS = 500_000;

/** Mistakes in the YAML itself after which reading stops: the first few say what is wrong. */
const MOST_MISTAKES = 100;

export interface LoadedText {
  readonly text: string;
  readonly lines: LineIndex;
  readonly document: Document.Parsed;
  /** Mistakes in the YAML itself after which the rest can still be read. */
  readonly problems: readonly FileProblem[];
}

export type Loaded = { readonly ok: true; readonly loaded: LoadedText } | { readonly ok: false; readonly problems: readonly FileProblem[] };

const DOCUMENT_OPTIONS = {
  uniqueKeys: false,
  merge: true,
  prettyErrors: false,
  strict: true,
  version: '1.2',
  keepSourceTokens: false,
} as const;

const problemAt = (lines: LineIndex, offset: number, text: string, expected: string | null = null): FileProblem => ({
  ...lines.placeOf(offset),
  path: [],
  text,
  expected,
  nearest: null,
});

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;

/** What is said of a file of this size, when it is too large. */
export const tooLarge = (bytes: number): FileProblem =>
  problemAt(new LineIndex(''), 0, `The file is too large (${megabytes(bytes)})`, `at most ${megabytes(LARGEST_FILE)}`);

function decoded(input: string | Uint8Array): Loaded | string {
  const refuse = (text: string, expected: string | null = null): Loaded => ({
    ok: false,
    problems: [problemAt(new LineIndex(''), 0, text, expected)],
  });
  if (input.length > LARGEST_FILE)
    return refuse(`The file is too large (${megabytes(input.length)})`, `at most ${megabytes(LARGEST_FILE)}`);
  if (typeof input === 'string') return input.startsWith('\ufeff') ? input.slice(1) : input;
  if ((input[0] === 0xff && input[1] === 0xfe) || (input[0] === 0xfe && input[1] === 0xff)) return refuse('The file is in UTF-16', 'UTF-8');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(input);
  } catch {
    const valid = validPrefix(input);
    return {
      ok: false,
      problems: [problemAt(new LineIndex(valid), valid.length, 'The file is not in UTF-8: a byte here belongs to no character', 'UTF-8')],
    };
  }
}

/** The text before the first byte that is not UTF-8. */
function validPrefix(bytes: Uint8Array): string {
  const lenient = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const encoder = new TextEncoder();
  for (let at = lenient.indexOf('\ufffd'); at !== -1; at = lenient.indexOf('\ufffd', at + 1)) {
    const before = lenient.slice(0, at);
    const offset = encoder.encode(before).length;
    const written = bytes[offset] === 0xef && bytes[offset + 1] === 0xbf && bytes[offset + 2] === 0xbd;
    if (!written) return before;
  }
  return lenient;
}

/** A character that no text file has: NUL and other controls beside tab and line ends, half of a surrogate pair. */
const UNPRINTABLE = /[^\P{Cc}\t\n\r]|\p{Surrogate}/u;

type Tokens = Parameters<Composer['next']>[0][];

/** The document's tokens, or where and why reading stops. */
function tokensOf(text: string): { tokens: Tokens } | { stoppedAt: number; reason: string } {
  const tokens: Tokens = [];
  const parser = new Parser();
  let lexemes = 0;
  let mistakes = 0;
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) {
      tokens.push(token);
      if (token.type === 'error') mistakes++;
    }
    // A block collection and the entry in it each take a place on the stack.
    if (parser.stack.length > DEEPEST_NESTING) return { stoppedAt: parser.offset, reason: 'The file is nested too deeply' };
    if (++lexemes > MOST_TOKENS) return { stoppedAt: parser.offset, reason: 'The file holds too many entries for an agreement' };
    if (mistakes > MOST_MISTAKES) break;
  }
  for (const token of parser.end()) tokens.push(token);
  return { tokens };
}

/** The documents of a file. A mistake costs little, because nobody reads its stack. */
function documentsOf(tokens: Tokens, length: number): Document.Parsed[] {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    const documents: Document.Parsed[] = [];
    for (const document of new Composer(DOCUMENT_OPTIONS).compose(tokens, true, length)) {
      documents.push(document as Document.Parsed);
      if (documents.length === 2) break;
    }
    return documents;
  } finally {
    Error.stackTraceLimit = limit;
  }
}

const PLAIN_TEXT: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'A tab is used to indent; use spaces',
  MULTIPLE_DOCS: 'The file holds several documents, divided by ---; expected one',
  TAG_RESOLVE_FAILED: 'Tags such as !name have no meaning in an agreement file',
  BAD_INDENT: 'The indentation does not fit the lines above',
  MISSING_CHAR: 'Something is left open here, or a character such as : or , or a quote is missing',
  UNEXPECTED_TOKEN: 'This cannot stand here; put text with special characters in quotes',
  MULTILINE_IMPLICIT_KEY: 'A key does not span several lines; a colon or the indentation is probably missing',
  BLOCK_AS_IMPLICIT_KEY: 'Two keys stand on one line; put the second on a line of its own, or the text in quotes',
  BAD_SCALAR_START: 'Text cannot begin with this character; put it in quotes',
  DUPLICATE_KEY: 'This key is given twice',
};

function yamlProblem(lines: LineIndex, error: YAMLParseError | YAMLWarning): FileProblem {
  const open = /^Flow .* must be sufficiently indented/.test(error.message)
    ? 'These brackets are not closed, or what they hold is not indented'
    : null;
  const text = open ?? PLAIN_TEXT[error.code] ?? `This is not valid YAML: ${error.message.replace(/\s+/g, ' ').slice(0, 200)}`;
  return problemAt(lines, error.pos[0], text);
}

/** Reads bytes or text into a YAML document, or says why it cannot be read. */
export function loadDocument(input: string | Uint8Array): Loaded {
  const text = decoded(input);
  if (typeof text !== 'string') return text;
  const lines = new LineIndex(text);
  const refuse = (offset: number, reason: string): Loaded => ({ ok: false, problems: [problemAt(lines, offset, reason)] });

  const unprintable = UNPRINTABLE.exec(text);
  if (unprintable !== null) {
    const code = unprintable[0].charCodeAt(0);
    return refuse(
      unprintable.index,
      code === 0
        ? 'The file holds a NUL character'
        : `The file holds the control character U+${code.toString(16).padStart(4, '0').toUpperCase()}`,
    );
  }

  const read = tokensOf(text);
  if ('stoppedAt' in read) return refuse(read.stoppedAt, read.reason);
  const [document, second] = documentsOf(read.tokens, text.length);
  if (document === undefined) return refuse(0, 'The file is empty');
  if (second !== undefined) return refuse(second.range[0], PLAIN_TEXT.MULTIPLE_DOCS!);

  const warnings = document.warnings.slice(0, MOST_MISTAKES).map((warning) => yamlProblem(lines, warning));
  const errors = document.errors.slice(0, MOST_MISTAKES).map((error) => yamlProblem(lines, error));
  if (errors.length > 0) return { ok: false, problems: [...errors, ...warnings] };
  if (document.contents === null) return refuse(0, 'The file is empty');
  return { ok: true, loaded: { text, lines, document, problems: warnings } };
}
