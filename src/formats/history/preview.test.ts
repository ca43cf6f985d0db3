import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { memorySource } from './csv/source.js';
import { presetFor } from './presets.js';
import { previewHistory } from './preview.js';

const preview = async (content: string | Uint8Array) => {
  const result = await previewHistory(memorySource(content));
  if ('problems' in result) throw new Error(result.problems.map(({ text }) => text).join('\n'));
  return result.preview;
};

describe('a preview', () => {
  test('shows columns with their frequent values, columns of one name, and the first rows', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `T${i};${i % 3 === 0 ? 'New' : 'Open'};x;"a;b"`);
    const found = await preview(gzipSync(`number;state;who;who\n${rows.join('\n')}\n`));
    expect(found).toMatchObject({
      encoding: 'utf-8',
      delimiter: ';',
      looked: 30,
      preset: null,
      columns: [
        { position: 1, name: 'number', duplicateOf: null, distinct: 30 },
        { position: 2, name: 'state', duplicateOf: null, samples: ['Open', 'New'], distinct: 2 },
        { position: 3, name: 'who', duplicateOf: null, samples: ['x'] },
        { position: 4, name: 'who', duplicateOf: 3, samples: ['a;b'] },
      ],
    });
    expect(found.columns[0]!.samples).toHaveLength(12);
    expect([found.rows.length, found.rows[0]]).toEqual([20, ['T0', 'New', 'x', 'a;b']]);
  });

  test('looks at ten thousand rows, and finds windows-1252 out', async () => {
    const rows = Array.from({ length: 12_000 }, (_, i) => `T${i}`).join('\n');
    const found = await preview(Buffer.concat([Buffer.from(`number\ncaf`), Buffer.from([0xe9]), Buffer.from(`\n${rows}\n`)]));
    expect([found.encoding, found.looked, found.rows[0], found.columns[0]!.distinct]).toEqual(['windows-1252', 10_000, ['café'], 1_000]);
  });

  test('names the preset whose columns are all there', async () => {
    const list = 'number,created_at,first_response_at,resolved_at,closed_at,status,team,priority,category,subject,requester,assignee';
    expect((await preview(`${list}\n`)).preset?.id).toBe('tickets');
    expect(presetFor({ names: list.split(',').slice(1), line: 1 })).toBeNull();
    expect(presetFor({ names: [...list.split(','), 'changed_at'], line: 1 })?.id).toBe('log');
  });

  test('says why a file cannot be read', async () => {
    expect(await previewHistory(memorySource('a,b\n1,"2\n'))).toEqual({
      problems: [{ line: 2, column: 3, text: 'a quote opens here and never closes' }],
    });
    expect(await previewHistory(memorySource(''))).toEqual({ problems: [{ line: null, column: null, text: 'the file is empty' }] });
  });
});
