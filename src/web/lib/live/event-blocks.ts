/** Server-sent events out of pieces of text, wherever they were cut. */
export interface ServerEvent {
  readonly id: string | null;
  readonly event: string;
  readonly data: string;
}

/** Keeps what is not finished; answers what the piece finished. */
export function eventBlocks(): (piece: string) => ServerEvent[] {
  let rest = '';
  return (piece) => {
    const blocks = (rest + piece).split('\n\n');
    rest = blocks.pop() ?? '';
    return blocks.flatMap((block) => {
      let [id, event, data]: [string | null, string, string | null] = [null, 'message', null];
      for (const line of block.split('\n')) {
        if (line.startsWith('id: ')) id = line.slice(4);
        else if (line.startsWith('event: ')) event = line.slice(7);
        else if (line.startsWith('data: ')) data = (data === null ? '' : `${data}\n`) + line.slice(6);
      }
      return data === null ? [] : [{ id, event, data }];
    });
  };
}
