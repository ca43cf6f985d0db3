/** What can be done to the text under the caret. One stop of the Tab key; the arrows go along it. */
import { ActionIcon, Button, TextInput } from '@mantine/core';
import {
  IconBlockquote,
  IconBold,
  IconCode,
  IconColumnInsertRight,
  IconItalic,
  IconLink,
  IconList,
  IconListNumbers,
  IconMarkdown,
  IconRowInsertBottom,
  IconSourceCode,
  IconTable,
  IconTableOff,
} from '@tabler/icons-react';
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { type KeyboardEvent, useState } from 'react';
import styles from './editor.module.css';
import type { EditorWords } from './editor-words.js';

interface Tool {
  readonly key: string;
  readonly label: string;
  readonly icon: typeof IconBold;
  readonly on?: boolean;
  readonly press: () => unknown;
}

/** Pressing a tool with the pointer leaves the caret where it is. */
const keepCaret = (event: { preventDefault: () => void }): void => event.preventDefault();

function alongTools(event: KeyboardEvent<HTMLDivElement>): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return;
  const tools = [...event.currentTarget.querySelectorAll('button')];
  const at = tools.indexOf(document.activeElement as HTMLButtonElement);
  tools[(at + step + tools.length) % tools.length]?.focus();
  event.preventDefault();
}

export interface EditorToolbarProps {
  readonly editor: Editor;
  readonly words: EditorWords;
  readonly onPlain: () => void;
}

export function EditorToolbar({ editor, words, onPlain }: EditorToolbarProps) {
  const [address, setAddress] = useState<string | null>(null);
  const is = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive('bold'),
      italic: now.isActive('italic'),
      code: now.isActive('code'),
      link: now.isActive('link'),
      bullets: now.isActive('bulletList'),
      numbers: now.isActive('orderedList'),
      quote: now.isActive('blockquote'),
      codeBlock: now.isActive('codeBlock'),
      table: now.isActive('table'),
    }),
  });
  const chain = () => editor.chain().focus();
  const tools: readonly Tool[] = [
    { key: 'bold', label: words.bold, icon: IconBold, on: is.bold, press: () => chain().toggleBold().run() },
    { key: 'italic', label: words.italic, icon: IconItalic, on: is.italic, press: () => chain().toggleItalic().run() },
    { key: 'code', label: words.code, icon: IconCode, on: is.code, press: () => chain().toggleCode().run() },
    {
      key: 'link',
      label: words.link,
      icon: IconLink,
      on: is.link,
      press: () => setAddress(String(editor.getAttributes('link').href ?? '')),
    },
    { key: 'bullets', label: words.bullets, icon: IconList, on: is.bullets, press: () => chain().toggleBulletList().run() },
    { key: 'numbers', label: words.numbers, icon: IconListNumbers, on: is.numbers, press: () => chain().toggleOrderedList().run() },
    { key: 'quote', label: words.quote, icon: IconBlockquote, on: is.quote, press: () => chain().toggleBlockquote().run() },
    { key: 'codeBlock', label: words.codeBlock, icon: IconSourceCode, on: is.codeBlock, press: () => chain().toggleCodeBlock().run() },
    ...(is.table
      ? [
          { key: 'addRow', label: words.addRow, icon: IconRowInsertBottom, press: () => chain().addRowAfter().run() },
          { key: 'addColumn', label: words.addColumn, icon: IconColumnInsertRight, press: () => chain().addColumnAfter().run() },
          { key: 'removeTable', label: words.removeTable, icon: IconTableOff, press: () => chain().deleteTable().run() },
        ]
      : [{ key: 'table', label: words.table, icon: IconTable, press: () => chain().insertTable({ rows: 3, cols: 3 }).run() }]),
    { key: 'plain', label: words.plain, icon: IconMarkdown, press: onPlain },
  ];
  const setLink = () => {
    const href = address?.trim() ?? '';
    setAddress(null);
    const range = chain().extendMarkRange('link');
    if (href === '') range.unsetLink().run();
    else if (editor.state.selection.empty && !is.link)
      chain()
        .insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] })
        .run();
    else range.setLink({ href }).run();
  };
  return (
    <>
      <div className={styles.toolbar} role="toolbar" aria-label={words.toolbar} onKeyDown={alongTools}>
        {tools.map(({ key, label, icon: Icon, on, press }, index) => (
          <ActionIcon
            key={key}
            className={styles.tool}
            variant="subtle"
            size={28}
            tabIndex={index === 0 ? 0 : -1}
            aria-label={label}
            title={label}
            {...(on === undefined ? {} : { 'aria-pressed': on })}
            onPointerDown={keepCaret}
            onClick={press}
          >
            <Icon size={16} aria-hidden="true" />
          </ActionIcon>
        ))}
      </div>
      {address === null ? null : (
        // biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields inside
        <div
          className={styles.link}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' && event.key !== 'Escape') return;
            event.preventDefault();
            event.stopPropagation();
            if (event.key === 'Enter') setLink();
            else {
              setAddress(null);
              editor.commands.focus();
            }
          }}
        >
          <TextInput
            data-autofocus
            autoFocus
            type="url"
            aria-label={words.linkAddress}
            placeholder="https://"
            value={address}
            onChange={(event) => setAddress(event.currentTarget.value)}
          />
          <Button variant="default" onClick={setLink}>
            {address.trim() === '' && is.link ? words.linkRemove : words.linkSet}
          </Button>
        </div>
      )}
    </>
  );
}
