/** Names that are no paths, and types that are what the bytes are. */
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { cleanName } from './clean-name.js';
import { fileKind } from './file-kind.js';
import { BYTES } from './testing/bytes.js';

test.each([
  ['report.pdf', 'report.pdf'],
  ['Überweisung März.pdf', 'Überweisung März.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\fakepath\\shot.png', 'shot.png'],
  ['C:/x/..', 'file'],
  ['...', 'file'],
  ['a\u0000b\r\nc.txt', 'abc.txt'],
  ['pass\u202Etxt.exe', 'passtxt.exe'],
  ['zero\u200Bwidth\uD800.log', 'zerowidth.log'],
  ['what?*<now>.txt', 'what___now_.txt'],
  ['NUL', '_NUL'],
  ['com1.log', '_com1.log'],
  ['lpt¹.txt', '_lpt¹.txt'],
  ['console.log', 'console.log'],
  ['dots and spaces. . ', 'dots and spaces'],
  ['/', 'file'],
  [`${'n'.repeat(390)}.tar.gz`, `${'n'.repeat(197)}.gz`],
])('%j is kept as %j', (given, kept) => expect(cleanName(given)).toBe(kept));

const bomb = Buffer.from('PK\u0003\u0004 a petabyte when unpacked');
const octets = 'application/octet-stream';

describe('what a file is', () => {
  test.each<readonly [string, Buffer, string, boolean]>([
    ['shot.png', BYTES.png, 'image/png', false],
    ['SHOT.PNG', BYTES.png, 'image/png', false],
    ['shot.jpg', BYTES.png, octets, true],
    ['shot', BYTES.png, 'image/png', false],
    ['photo.jpeg', BYTES.jpeg, 'image/jpeg', false],
    ['a.gif', BYTES.gif, 'image/gif', false],
    ['shot.png', BYTES.exe, octets, true],
    ['setup.exe', BYTES.exe, octets, false],
    ['notes.txt', BYTES.exe, octets, true],
    ['notes.txt', Buffer.from('BM is how a bitmap begins'), 'text/plain', false],
    ['notes.txt', Buffer.from('Größe\n'), 'text/plain', false],
    ['export.csv', Buffer.from('\uFEFFa;b\r\n'), 'text/csv', false],
    ['page.html', Buffer.from('<script>alert(1)</script>'), octets, false],
    ['page.txt', Buffer.from('<script>alert(1)</script>'), 'text/plain', false],
    ['logo.svg', BYTES.svg, octets, false],
    ['logo.png', BYTES.svg, octets, true],
    ['logo', BYTES.svg, octets, false],
    ['doc.pdf', BYTES.pdf, 'application/pdf', false],
    ['42.zip', bomb, 'application/zip', false],
    ['plan.docx', bomb, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', false],
    ['plan.pdf', bomb, octets, true],
    ['logs.tar.gz', gzipSync('x'), 'application/gzip', false],
    ['x.zip', Buffer.from('only a name'), octets, true],
    ['core.dump', Buffer.from([0, 1, 2]), octets, false],
    ['constructor', Buffer.from('no key of an object'), 'text/plain', false],
  ])('%s', async (name, head, type, mismatch) => expect(await fileKind(name, head)).toEqual({ type, mismatch }));
});
