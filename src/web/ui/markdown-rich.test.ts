import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { MarkdownRich } from './markdown-rich.js';

const html = (text: string): string => renderToStaticMarkup(createElement(MarkdownRich, { text }));

test('mark-up of the list becomes elements, nested as written', () => {
  expect(html('a **b *c*** `d`')).toBe('<p>a <strong>b <em>c</em></strong> <code>d</code></p>');
  expect(html('- one\n- two')).toMatch(/^<ul>\s*<li>one<\/li>\s*<li>two<\/li>\s*<\/ul>$/);
  expect(html('3. three')).toContain('<ol start="3">');
});

test('HTML is text, whatever it says', () => {
  expect(html('<img src=x onerror=alert(1)> <script>1</script>')).toBe(
    '<p>&lt;img src=x onerror=alert(1)&gt; &lt;script&gt;1&lt;/script&gt;</p>',
  );
});

test('links lead to the web, mail and telephone alone, and tell nothing to where they lead', () => {
  expect(html('[a](https://example.org)')).toBe(
    '<p><a href="https://example.org" target="_blank" rel="noopener noreferrer nofollow">a</a></p>',
  );
  for (const address of ['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', '/p/other', 'file:///etc/passwd'])
    expect(html(`[a](${address})`)).not.toContain('<a');
});

test('an image is not fetched: it is a link', () => {
  expect(html('![chart](https://example.org/x.png)')).toMatch(/^<p><a href="https:\/\/example.org\/x.png"[^>]*>chart<\/a><\/p>$/);
});

test('a heading inside a message does not disturb the outline of the page', () => {
  expect(html('# Title')).toBe('<p><strong>Title</strong></p>');
});

test('somebody named is a chip, and no link', () => {
  const person = '0198c1a0-0000-7000-8000-000000000001';
  expect(html(`Ask @[Maya **L**](person:${person}) or x@[y](https://example.org)`)).toMatch(
    /^<p>Ask <span class="[^"]*mention[^"]*">@Maya <strong>L<\/strong><\/span> or x@<a href/,
  );
});

test('a head of a table that says nothing is no head', () => {
  expect(html('| a |  |\n| --- | --- |\n| 1 | 2 |')).toMatch(/<th>a<\/th>\s*<td><\/td>/);
});
