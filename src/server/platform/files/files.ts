/**
 * Files of a partnership, kept in the database in pieces: every server reaches them, the wall holds
 * for them, and a backup has them. A file exists once its last piece is there.
 */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Clock } from '../clock.js';
import type { Db, Read, Tx } from '../db/db.js';
import { newId } from '../ids.js';
import './tables.js';

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly sha256: string;
}

const PIECE = 512 * 1_024;

export class Files {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Stores a stream, piece by piece, each in a short transaction. A broken stream leaves nothing behind. */
  async put(partnership: string, name: string, type: string, content: Readable): Promise<StoredFile> {
    const id = newId();
    const hash = createHash('sha256');
    let bytes = 0;
    let piece = 0;
    try {
      for await (const chunk of inPieces(content)) {
        hash.update(chunk);
        bytes += chunk.length;
        const row = { partnership_id: partnership, file_id: id, piece: piece++, content: chunk };
        await this.db.write(partnership, (tx) => tx.insertInto('file_pieces').values(row).execute());
      }
      const file = { id, name, type, bytes, sha256: hash.digest('hex') };
      await this.db.write(partnership, (tx) =>
        tx
          .insertInto('files')
          .values({
            partnership_id: partnership,
            file_id: id,
            name,
            media_type: type,
            bytes,
            sha256: file.sha256,
            created_at: this.clock.now(),
          })
          .execute(),
      );
      return file;
    } catch (error) {
      await this.db.write(partnership, (tx) => dropPieces(tx, partnership, id));
      throw error;
    }
  }

  async find(db: Read, partnership: string, id: string): Promise<StoredFile | null> {
    const row = await db
      .selectFrom('files')
      .selectAll()
      .where('partnership_id', '=', partnership)
      .where('file_id', '=', id)
      .executeTakeFirst();
    return row ? { id, name: row.name, type: row.media_type, bytes: row.bytes, sha256: row.sha256 } : null;
  }

  /** The content, read a piece at a time. */
  open(partnership: string, id: string): Readable {
    const { db } = this;
    async function* pieces(): AsyncGenerator<Buffer> {
      for (let piece = 0; ; piece += 1) {
        const row = await db.read(partnership, (read) =>
          read
            .selectFrom('file_pieces')
            .select('content')
            .where('partnership_id', '=', partnership)
            .where('file_id', '=', id)
            .where('piece', '=', piece)
            .executeTakeFirst(),
        );
        if (!row) return;
        yield row.content;
      }
    }
    return Readable.from(pieces(), { objectMode: false });
  }

  async remove(tx: Tx, partnership: string, id: string): Promise<void> {
    await tx.deleteFrom('files').where('partnership_id', '=', partnership).where('file_id', '=', id).execute();
    await dropPieces(tx, partnership, id);
  }
}

async function dropPieces(tx: Tx, partnership: string, id: string): Promise<void> {
  await tx.deleteFrom('file_pieces').where('partnership_id', '=', partnership).where('file_id', '=', id).execute();
}

async function* inPieces(content: Readable): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let size = 0;
  for await (const chunk of content as AsyncIterable<Buffer>) {
    held.push(chunk);
    size += chunk.length;
    if (size >= PIECE) {
      yield Buffer.concat(held);
      held = [];
      size = 0;
    }
  }
  if (size > 0) yield Buffer.concat(held);
}
