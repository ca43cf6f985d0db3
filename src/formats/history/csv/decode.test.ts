import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { type DecodeOptions, type Encoding, GuessedWrong, textOf } from './decode.js';
import { UnreadableFile } from './problem.js';

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));
const chunked = async function* (all: Uint8Array, size: number) {
  for (let at = 0; at < all.length; at += size) yield all.subarray(at, at + size);
};
const decode = async (all: Uint8Array, options: DecodeOptions, size = 1_000): Promise<{ text: string; encoding: Encoding | null }> => {
  let encoding: Encoding | null = null;
  let text = '';
  for await (const piece of textOf(chunked(all, size), options, (found) => {
    encoding = found;
  }))
    text += piece;
  return { text, encoding };
};
const refusal = async (all: Uint8Array, options: DecodeOptions) => {
  const error = await decode(all, options).catch((caught: unknown) => caught);
  return error instanceof UnreadableFile ? error.problems[0] : error;
};
const auto: DecodeOptions = { encoding: 'auto' };

describe('encodings', () => {
  test('a byte order mark decides, also against what was asked for', async () => {
    expect(await decode(bytes([0xef, 0xbb, 0xbf], 'né'), { encoding: 'latin1' })).toEqual({ text: 'né', encoding: 'utf-8' });
    expect(await decode(bytes([0xff, 0xfe], [...iconv.encode('né', 'utf-16le')]), auto)).toEqual({ text: 'né', encoding: 'utf-16le' });
    expect(await decode(bytes([0xfe, 0xff], [...iconv.encode('né', 'utf-16be')]), auto, 1)).toEqual({ text: 'né', encoding: 'utf-16be' });
  });

  test('otherwise the encoding asked for', async () => {
    expect((await decode(bytes([0x80, 0xe9]), { encoding: 'windows-1252' })).text).toBe('€é');
    expect((await decode(bytes([0xe9]), { encoding: 'latin1' })).text).toBe('é');
    expect((await decode(iconv.encode('né', 'utf-16le'), { encoding: 'utf-16le' })).text).toBe('né');
  });

  test('auto takes UTF-8 until a byte does not fit, and then says to read again', async () => {
    expect(await decode(bytes('né\n'), auto)).toEqual({ text: 'né\n', encoding: 'utf-8' });
    await expect(decode(bytes('n', [0xe9], '\n'), auto)).rejects.toBeInstanceOf(GuessedWrong);
  });

  test('any text survives any chunks', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 7 }), async (text, size) => {
        fc.pre(!text.includes('\0') && !text.startsWith('\ufeff'));
        expect((await decode(Buffer.from(text), { encoding: 'utf-8' }, size)).text).toBe(text);
      }),
    );
  });
});

describe('refusals', () => {
  test('a byte that is not UTF-8, with its place', async () => {
    expect(await refusal(bytes('a,b\nc,ü', [0xe9], 'd\n'), { encoding: 'utf-8' })).toEqual({
      line: 2,
      column: 4,
      text: 'byte 0xE9 is not valid in UTF-8; if the file comes from a Windows program, set encoding: windows-1252',
    });
  });

  test('a character cut off by the end of the file', async () => {
    expect(await refusal(bytes('a\nb', [0xc3]), { encoding: 'utf-8' })).toMatchObject({ line: 2, column: 2 });
  });

  test('a mark of UTF-8 before bytes that are not', async () => {
    expect(await refusal(bytes([0xef, 0xbb, 0xbf], 'a', [0xe9], 'b'), auto)).toMatchObject({ line: 1, column: 2 });
  });

  test('a NUL, with its place', async () => {
    expect(await refusal(bytes('a\nbc\0d'), auto)).toEqual({
      line: 2,
      column: 3,
      text: 'a NUL character; if the file is UTF-16, set encoding: utf-16le',
    });
  });
});
