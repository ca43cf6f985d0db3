/**
 * Writing Markdown. A plain field stands there at once; the editor takes its place when it has come and
 * nobody is in the middle of a word. The text is the caller's all the time, so nothing of it can be lost.
 */
import { type ComponentType, type Ref, useCallback, useEffect, useImperativeHandle, useRef, useState } from 'react';
import styles from './editor.module.css';
import type { EditorHandle, EditorProps } from './editor-words.js';
import type { RichEditorProps } from './rich-editor.js';

export interface MarkdownEditorProps extends EditorProps {
  readonly handle: Ref<EditorHandle>;
  /** Somebody prefers to see the Markdown itself. */
  readonly plain: boolean;
  readonly onPlain: (plain: boolean) => void;
}

const QUIET_MS = 700;

export function MarkdownEditor({ plain, onPlain, handle, ...props }: MarkdownEditorProps) {
  const [Rich, setRich] = useState<ComponentType<RichEditorProps> | null>(null);
  const [shown, setShown] = useState<'plain' | 'rich' | 'rich-focused'>('plain');
  const field = useRef<HTMLTextAreaElement>(null);
  const typedAt = useRef(0);
  const composing = useRef(false);
  useEffect(() => {
    if (plain) {
      setShown('plain');
      return;
    }
    let left = false;
    // Whoever sees no editor types on in the plain field.
    import('./rich-editor.js').then(
      (part) => left || setRich(() => part.RichEditor),
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [plain]);
  useEffect(() => {
    if (Rich === null || plain || shown !== 'plain') return;
    const look = (): void => {
      const element = field.current;
      if (element === null || document.activeElement !== element) setShown('rich');
      else if (!composing.current && element.selectionStart === element.value.length && performance.now() - typedAt.current > QUIET_MS)
        setShown('rich-focused');
    };
    look();
    const timer = setInterval(look, 250);
    return () => clearInterval(timer);
  }, [Rich, plain, shown]);
  const richHandle = useRef<EditorHandle>(null);
  const { value, onChange } = props;
  useImperativeHandle(handle, () => ({
    focus: () => (shown === 'plain' ? field.current?.focus() : richHandle.current?.focus()),
    insert: (markdown) => {
      if (shown !== 'plain') return richHandle.current?.insert(markdown);
      const { selectionStart = value.length, selectionEnd = value.length } = field.current ?? {};
      onChange(value.slice(0, selectionStart) + markdown + value.slice(selectionEnd));
      field.current?.focus();
    },
  }));
  const toPlain = useCallback(() => onPlain(true), [onPlain]);
  if (Rich !== null && shown !== 'plain' && !plain) {
    return <Rich {...props} handle={richHandle} autofocus={shown === 'rich-focused' ? 'end' : false} onPlain={toPlain} />;
  }
  const { words, describedBy, keyShortcuts, onSend } = props;
  return (
    <>
      <textarea
        ref={field}
        className={styles.field}
        aria-label={words.label}
        aria-describedby={describedBy}
        aria-keyshortcuts={keyShortcuts}
        placeholder={words.placeholder}
        value={value}
        onChange={(event) => {
          typedAt.current = performance.now();
          onChange(event.currentTarget.value);
        }}
        onCompositionStart={() => {
          composing.current = true;
        }}
        onCompositionEnd={() => {
          composing.current = false;
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSend();
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      <div className={styles.toolbar}>
        {plain ? (
          <button type="button" className={styles.switch} onClick={() => onPlain(false)}>
            {words.rich}
          </button>
        ) : null}
      </div>
    </>
  );
}
