import { expect, test } from 'vitest';
import { eventBlocks } from './event-blocks.js';

test('events come out whole, wherever the text was cut; signs of life are none', () => {
  const text = 'retry: 2000\n\nid: a\nevent: ticket\ndata: {"n":1}\n\n: alive\n\nid: b\nevent: reset\ndata: {}\n\n';
  const wanted = [
    { id: 'a', event: 'ticket', data: '{"n":1}' },
    { id: 'b', event: 'reset', data: '{}' },
  ];
  for (let cut = 0; cut <= text.length; cut += 1) {
    const read = eventBlocks();
    expect([...read(text.slice(0, cut)), ...read(text.slice(cut))]).toEqual(wanted);
  }
});
