import { MarkdownManager } from '@tiptap/markdown';
import { expect, test } from 'vitest';
import { editorExtensions } from './editor-extensions.js';
import { fromEditor, toEditor } from './markdown-text.js';
import { headedTables } from './pasted-html.js';

const manager = new MarkdownManager({ extensions: editorExtensions(), markedOptions: { gfm: true, breaks: true } });
const through = (text: string): string => fromEditor(manager.serialize(manager.parse(toEditor(text))));
const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const typed = (text: string): string => fromEditor(manager.serialize({ type: 'doc', content: [paragraph(text)] }));
/** The text of a document, whatever its shape. */
const wordsOf = (node: { text?: string; content?: object[] }): string => node.text ?? (node.content ?? []).map(wordsOf).join('');
const PERSON = '0198c1a0-0000-7000-8000-000000000001';

test.each([
  'Plain',
  'One\n\nTwo',
  'One\nTwo\nThree',
  '**bold** *it* ~~gone~~ `code` [link](https://example.org)',
  '- a\n- b\n  - c',
  '3. a\n4. b',
  '> quote\n> more',
  '```sql\nselect * from x where a < b && c\n\n&lt; <b>\n```',
  'Use `a < b && &amp;` here',
  '# Head\n\nText',
  '| a   | b   |\n| --- | --- |\n| 1   | 2   |',
  'Before\n\n| a      | b     |\n| ------ | ----- |\n| 1 \\| x | **2** |\n| `c`    |       |\n\nAfter',
  `Hi @[Maya L](person:${PERSON}), look`,
  '{{requester.first_name}} a_b_c [ERP] 7',
  'https://example.org/x_y_z?a=1&b=2',
  'See https://example.org/x_y and [this](https://example.org/z)',
  'C:\\Users\\maya',
  'a < b && c > d, <script>alert(1)</script>, <b>x</b>',
  '- \\[ \\] todo\n- \\[x\\] done',
  '&amp;lt; is an entity',
])('what was written comes back as it was: %j', (text) => expect(through(text)).toBe(text));

test.each([
  '2*3*4',
  'a_b_c',
  '<b>x</b>',
  '[a](b)',
  '`x`',
  '> q',
  '>q',
  '&amp;',
  'a & b',
  '~~x~~',
  `@[x](person:${PERSON})`,
  'C:\\temp\\_x',
  'http://a_b_c.de',
  '[x] y',
  '1 < 2',
])('what is typed as words stays words: %j', (text) => expect(wordsOf(manager.parse(toEditor(typed(text))))).toBe(text));

test('what the editor has no place for is kept as text or link', () => {
  expect(through('- [ ] todo')).toBe('- \\[ \\] todo');
  expect(through('![Screen](https://example.org/a.png)')).toBe('[Screen](https://example.org/a.png)');
});

test('a table of a spreadsheet, without a head, keeps every cell', () => {
  const row = (...cells: string[]) => ({
    type: 'tableRow',
    content: cells.map((cell) => ({ type: 'tableCell', content: [paragraph(cell)] })),
  });
  const text = fromEditor(
    manager.serialize({ type: 'doc', content: [{ type: 'table', content: [row('Host', 'Load'), row('erp_1', '93 %')] }] }),
  );
  for (const cell of ['Host', 'Load', 'erp_1', '93 %']) expect(text).toContain(cell);
  expect(through(text)).toBe(text);
});

test('the first row that a spreadsheet gives is the head, unless there is one', () => {
  const rows = '<tr class=x><td>Host</td><td\nwidth=9>Load</td></tr><tr><td>erp</td></tr>';
  expect(headedTables(`<b>a</b><table border=0>${rows}</table><table><tr><th>A</th></tr><tr><td>1</td></tr></table>`)).toBe(
    '<b>a</b><table border=0><tr class=x><th>Host</th><th\nwidth=9>Load</th></tr><tr><td>erp</td></tr></table><table><tr><th>A</th></tr><tr><td>1</td></tr></table>',
  );
});

test('empty paragraphs are no text', () => {
  expect(fromEditor(manager.serialize({ type: 'doc', content: [{ type: 'paragraph' }, { type: 'paragraph' }] }))).toBe('');
});
