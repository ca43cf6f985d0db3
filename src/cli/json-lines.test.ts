import { describe, expect, it } from 'vitest';
import { type InputLine, linesOf } from './json-lines.js';

async function lines(...chunks: (string | Uint8Array)[]): Promise<InputLine[]> {
  const found: InputLine[] = [];
  const input = (async function* () {
    yield* chunks;
  })();
  for await (const line of linesOf(input)) found.push(line);
  return found;
}

describe('lines of a stream', () => {
  it('come whole, however the stream is cut, and with their numbers', async () => {
    const bytes = new TextEncoder().encode('\ufeff{"a":"é🙂"}\r\n\n  \n{"b":1}\nend');
    const expected = [
      { number: 1, text: '{"a":"é🙂"}' },
      { number: 4, text: '{"b":1}' },
      { number: 5, text: 'end' },
    ];
    for (let cut = 0; cut <= bytes.length; cut++) expect(await lines(bytes.slice(0, cut), bytes.slice(cut))).toEqual(expected);
    expect(await lines(...[...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(expected);
    expect(await lines()).toEqual([]);
  });

  it('that are too long are told and not kept, and the next is read', async () => {
    const long = 'x'.repeat(700_000);
    expect(await lines('a\n', long, long, long, 'x\nb\n', long, long)).toEqual([
      { number: 1, text: 'a' },
      { number: 2, text: null },
      { number: 3, text: 'b' },
      { number: 4, text: null },
    ]);
  });
});
