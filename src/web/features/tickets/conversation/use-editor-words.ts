import { useTranslation } from '../../../lib/i18n/translation.js';
import type { EditorWords } from '../../../ui/editor/editor-words.js';

const KEYS = [
  'toolbar',
  'bold',
  'italic',
  'code',
  'link',
  'bullets',
  'numbers',
  'quote',
  'codeBlock',
  'table',
  'addRow',
  'addColumn',
  'removeTable',
  'linkAddress',
  'linkSet',
  'linkRemove',
  'plain',
  'rich',
] as const;

/** What the editor says, in the viewer's language. */
export function useEditorWords(): EditorWords {
  const { t } = useTranslation();
  const words = Object.fromEntries(KEYS.map((key) => [key, t(`conversation.editor.${key}`)])) as Record<(typeof KEYS)[number], string>;
  return { ...words, label: t('ticket.reply'), placeholder: t('ticket.replyPlaceholder') };
}
