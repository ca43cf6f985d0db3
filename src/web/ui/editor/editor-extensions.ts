/** What the editor knows: the Markdown that messages are shown with, and nothing that would be lost on the way back. */
import { type AnyExtension, mergeAttributes, Node } from '@tiptap/core';
import { TableKit } from '@tiptap/extension-table';
import { Markdown } from '@tiptap/markdown';
import { StarterKit } from '@tiptap/starter-kit';

const MENTION = /^@\[((?:[^\]\\\n]|\\.){0,200})\]\(person:([0-9a-f-]{36})\)/;

/** Somebody named: `@[Name](person:id)` in the text, a chip in the editor. */
export const PersonMention = Node.create({
  name: 'personMention',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: false,
  addAttributes: () => ({ id: { default: '' }, label: { default: '' } }),
  parseHTML: () => [
    {
      tag: 'span[data-person]',
      getAttrs: (element) => ({ id: element.getAttribute('data-person'), label: (element.textContent ?? '').replace(/^@/, '') }),
    },
  ],
  renderHTML: ({ node, HTMLAttributes }) => [
    'span',
    mergeAttributes(HTMLAttributes, { 'data-person': node.attrs.id, id: null, label: null }),
    `@${node.attrs.label}`,
  ],
  renderText: ({ node }) => `@${node.attrs.label}`,
  markdownTokenName: 'personMention',
  markdownTokenizer: {
    name: 'personMention',
    level: 'inline',
    start: (source: string) => source.indexOf('@['),
    tokenize: (source: string) => {
      const found = MENTION.exec(source);
      return found ? { type: 'personMention', raw: found[0], label: found[1], person: found[2] } : undefined;
    },
  },
  parseMarkdown: (token, helpers) => helpers.createNode('personMention', { id: token.person, label: token.label }),
  renderMarkdown: (node) => `@[${node.attrs?.label ?? ''}](person:${node.attrs?.id ?? ''})`,
});

/** In the order of importance. Links are followed from the message, not while it is written. */
export const editorExtensions = (): AnyExtension[] => [
  StarterKit.configure({
    underline: false,
    trailingNode: false,
    link: { openOnClick: false, autolink: true, linkOnPaste: true, protocols: ['mailto', 'tel'], defaultProtocol: 'https' },
  }),
  TableKit.configure({ table: { resizable: false } }),
  PersonMention,
  Markdown.configure({ markedOptions: { gfm: true, breaks: true } }),
];
