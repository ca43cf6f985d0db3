/** What the editor says; the language is its caller's. */
export interface EditorWords {
  /** Name of the field. */
  readonly label: string;
  readonly placeholder: string;
  readonly toolbar: string;
  readonly bold: string;
  readonly italic: string;
  readonly code: string;
  readonly link: string;
  readonly bullets: string;
  readonly numbers: string;
  readonly quote: string;
  readonly codeBlock: string;
  readonly table: string;
  readonly addRow: string;
  readonly addColumn: string;
  readonly removeTable: string;
  readonly linkAddress: string;
  readonly linkSet: string;
  readonly linkRemove: string;
  readonly plain: string;
  readonly rich: string;
}

/** One line of the list that opens below `@` or `/`. */
export interface TypeAhead {
  readonly key: string;
  readonly label: string;
  readonly note: string;
  readonly insert: { readonly person: string; readonly name: string } | { readonly markdown: string };
}

export type Trigger = '@' | '/';

/** What fits the letters typed so far, best first. */
export type TypeAheads = Readonly<Record<Trigger, (typed: string) => readonly TypeAhead[]>>;

export interface EditorHandle {
  focus(): void;
  /** Puts Markdown in where the caret is. */
  insert(markdown: string): void;
}

export interface EditorProps {
  readonly words: EditorWords;
  readonly value: string;
  /** Changes when `value` was set by somebody else than who types. */
  readonly epoch: number;
  readonly onChange: (text: string) => void;
  readonly onSend: () => void;
  readonly typeAheads: TypeAheads;
  /** Named in `aria-describedby`: who reads what is written here. */
  readonly describedBy: string;
  readonly keyShortcuts: string;
}
