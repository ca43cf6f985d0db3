/** The editor itself; it comes after the page, so everything in it is loaded lazily. */
import { Placeholder } from '@tiptap/extensions';
import { EditorContent, useEditor } from '@tiptap/react';
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import styles from './editor.module.css';
import { editorExtensions } from './editor-extensions.js';
import { EditorToolbar } from './editor-toolbar.js';
import type { EditorHandle, EditorProps } from './editor-words.js';
import { fromEditor, toEditor } from './markdown-text.js';
import { headedTables } from './pasted-html.js';
import { LIST_ID, lineId, TypeAheadList } from './type-ahead-list.js';
import { insertTypeAhead, type OpenTypeAhead, typeAheadExtension } from './type-ahead-plugin.js';

export interface RichEditorProps extends EditorProps {
  readonly handle: Ref<EditorHandle>;
  /** Where the caret stands when it opens; false: elsewhere on the page. */
  readonly autofocus: 'end' | false;
  readonly onPlain: () => void;
}

const hasFiles = (data: DataTransfer | null): boolean => (data?.files.length ?? 0) > 0;

export function RichEditor(props: RichEditorProps) {
  const { words, value, epoch, describedBy, keyShortcuts } = props;
  const latest = useRef(props);
  latest.current = props;
  const [open, setOpen] = useState<OpenTypeAhead | null>(null);
  const [active, setActive] = useState(0);
  const list = useRef({ open, active });
  list.current = { open, active };
  const onListKey = (event: KeyboardEvent): boolean => {
    const { open: shown, active: at } = list.current;
    if (shown === null) return false;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setActive((at + step + shown.items.length) % shown.items.length);
    else if ((event.key === 'Enter' && !event.ctrlKey && !event.metaKey) || event.key === 'Tab')
      shown.choose(shown.items[at] ?? shown.items[0]!);
    else return false;
    return true;
  };
  const editor = useEditor({
    extensions: [
      ...editorExtensions(),
      Placeholder.configure({ placeholder: () => latest.current.words.placeholder }),
      typeAheadExtension({
        find: (trigger, typed) => latest.current.typeAheads[trigger](typed),
        show: (next) => {
          setOpen(next);
          setActive(0);
        },
        onKey: onListKey,
      }),
    ],
    content: toEditor(value),
    contentType: 'markdown',
    autofocus: props.autofocus,
    // Its style element has no nonce; what it needs stands in our own sheet.
    injectCSS: false,
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': words.label,
        'aria-describedby': describedBy,
        'aria-keyshortcuts': keyShortcuts,
        'aria-autocomplete': 'list',
      },
      handleKeyDown: (view, event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          latest.current.onSend();
          return true;
        }
        if (event.key !== 'Escape' || list.current.open !== null) return false;
        view.dom.blur();
        return true;
      },
      transformPastedHTML: headedTables,
      // Files are taken by whoever holds the editor. A spreadsheet puts a picture of its cells beside the cells: those are meant.
      handlePaste: (_view, event) => hasFiles(event.clipboardData) && !event.clipboardData?.types.includes('text/plain'),
      handleDrop: (_view, event) => hasFiles(event.dataTransfer),
    },
    onUpdate: ({ editor: changed }) => latest.current.onChange(fromEditor(changed.getMarkdown())),
  });
  useImperativeHandle(
    props.handle,
    () => ({
      // At once: the library's own way waits for a frame, and keys would go elsewhere.
      focus: () => editor.view.focus(),
      insert: (markdown) => insertTypeAhead(editor, null, { key: '', label: '', note: '', insert: { markdown } }),
    }),
    [editor],
  );
  const shown = useRef(epoch);
  useEffect(() => {
    if (shown.current === epoch) return;
    shown.current = epoch;
    editor.commands.setContent(toEditor(latest.current.value), { contentType: 'markdown', emitUpdate: false });
  }, [editor, epoch]);
  useEffect(() => {
    const { dom } = editor.view;
    const set = (name: string, text: string | null) => (text === null ? dom.removeAttribute(name) : dom.setAttribute(name, text));
    set('aria-controls', open ? LIST_ID : null);
    set('aria-activedescendant', open ? lineId(active) : null);
  }, [editor, open, active]);
  return (
    <>
      <EditorContent editor={editor} className={styles.rich} />
      <EditorToolbar editor={editor} words={words} onPlain={props.onPlain} />
      {open ? <TypeAheadList label={words.label} open={open} active={active} onPoint={setActive} /> : null}
    </>
  );
}
