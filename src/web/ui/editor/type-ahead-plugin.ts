/** Watches for `@` and `/` while somebody types, and says what could be meant. */
import { type Editor, Extension, type Range } from '@tiptap/core';
import { PluginKey } from '@tiptap/pm/state';
import Suggestion, { type SuggestionKeyDownProps, type SuggestionProps } from '@tiptap/suggestion';
import type { Trigger, TypeAhead } from './editor-words.js';
import { toEditor } from './markdown-text.js';

const MOST_SHOWN = 8;

export interface OpenTypeAhead {
  readonly items: readonly TypeAhead[];
  readonly rect: DOMRect | null;
  readonly choose: (item: TypeAhead) => void;
}

export interface TypeAheadOptions {
  readonly find: (trigger: Trigger, typed: string) => readonly TypeAhead[];
  /** Null: it closes. */
  readonly show: (open: OpenTypeAhead | null) => void;
  /** True when the key was for the list. */
  readonly onKey: (event: KeyboardEvent) => boolean;
}

export function insertTypeAhead(editor: Editor, range: Range | null, { insert }: TypeAhead): void {
  const chain = editor.chain().focus();
  if (range !== null) chain.deleteRange(range);
  if ('markdown' in insert) chain.insertContent(toEditor(insert.markdown), { contentType: 'markdown' }).run();
  else
    chain
      .insertContent([
        { type: 'personMention', attrs: { id: insert.person, label: insert.name } },
        { type: 'text', text: ' ' },
      ])
      .run();
}

export const typeAheadExtension = ({ find, show, onKey }: TypeAheadOptions) =>
  Extension.create({
    name: 'typeAhead',
    addProseMirrorPlugins() {
      const openOf = ({ items, clientRect, command }: SuggestionProps<TypeAhead, TypeAhead>): OpenTypeAhead | null =>
        items.length === 0 ? null : { items, rect: clientRect?.() ?? null, choose: command };
      return (['@', '/'] as const).map((char) =>
        Suggestion<TypeAhead, TypeAhead>({
          editor: this.editor,
          char,
          pluginKey: new PluginKey(`typeAhead ${char}`),
          items: ({ query }) => find(char, query).slice(0, MOST_SHOWN),
          allow: ({ editor }) => !editor.isActive('codeBlock') && !editor.isActive('code'),
          command: ({ editor, range, props }) => insertTypeAhead(editor, range, props),
          render: () => ({
            onStart: (props) => show(openOf(props)),
            onUpdate: (props) => show(openOf(props)),
            onKeyDown: ({ event }: SuggestionKeyDownProps) => onKey(event),
            onExit: () => show(null),
          }),
        }),
      );
    },
  });
