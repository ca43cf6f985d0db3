import { type Readable, Transform } from 'node:stream';
import { Refusal } from './refusal.js';

/** The same bytes, refused as soon as there are more than `limit`; at once when the caller announces more. */
export function limitedBytes(source: Readable, limit: number, announced: number): Readable {
  if (announced > limit) throw tooLarge(limit);
  let seen = 0;
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      if (seen > limit) done(tooLarge(limit));
      else done(null, chunk);
    },
  });
  // Whoever reads it hears of it; one that breaks before anybody reads must not stop the server.
  counter.on('error', () => undefined);
  source.on('error', (error) => counter.destroy(error));
  source.on('aborted', () => counter.destroy(new Refusal('invalid', { detail: 'The upload was cut off' })));
  return source.pipe(counter);
}

const tooLarge = (limit: number): Refusal => new Refusal('too-large', { detail: `At most ${Math.floor(limit / 1_000_000)} MB` });
