import { expect, test } from 'vitest';
import { aheadLinks } from './page-ahead.js';

const links = aheadLinks([
  { path: '/things/new', scripts: ['/assets/new.js'], styles: [], answers: ['/api/session'] },
  { path: '/things/:thing', scripts: ['/assets/thing.js'], styles: ['/assets/thing.css'], answers: ['/api/session', '/api/things/:thing'] },
]);

test('scripts, styles and answers of a page are named', () => {
  expect(links('/things/a-1', true)).toBe(
    '<link rel="preload" as="style" crossorigin href="/assets/thing.css">' +
      '<link rel="modulepreload" fetchpriority="low" crossorigin href="/assets/thing.js">' +
      '<link rel="preload" as="fetch" crossorigin href="/api/session">' +
      '<link rel="preload" as="fetch" crossorigin href="/api/things/a-1">',
  );
});

test('the first that fits counts', () => {
  expect(links('/things/new', true)).toBe(
    '<link rel="modulepreload" fetchpriority="low" crossorigin href="/assets/new.js"><link rel="preload" as="fetch" crossorigin href="/api/session">',
  );
});

test('a stranger is sent to nothing that is about the address', () => {
  expect(links('/things/a-1', false)).toContain('href="/api/session"');
  expect(links('/things/a-1', false)).not.toContain('/api/things');
});

test.each(['/', '/things', '/things/1/2', '/things/"><script>', '/things/%22%3E', '/things/..%2f', '/other/1'])(
  'nothing for %s',
  (pathname) => {
    expect(links(pathname, true)).toBe('');
  },
);
