/**
 * Attachments in a backup. They lie beside the database in the data folder and never change, so they are
 * copied after it: each that the database of the backup knows was stored before. In the archive they stand
 * under their own folder inside that of the database, which knows none of that name.
 */
import { existsSync } from 'node:fs';
import { open, readdir, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { attachmentKey } from '../../storage/attachment-key.js';
import { ATTACHMENTS_FOLDER } from '../../storage/make-storage.js';

export { ATTACHMENTS_FOLDER };

export interface AttachmentCount {
  /** Attachments of messages whose bytes the backup holds. */
  readonly attachments: number;
  /** Known to the database, and not in the folder when the backup was taken: in a bucket, or lost before. */
  readonly attachmentsElsewhere: number;
}

const PAGE = 5_000;

/**
 * Holds what the restored database says against the restored files. A file that the source has and the
 * backup has not, or not whole, makes the backup worthless.
 */
export async function checkAttachments(connection: pg.ClientConfig, restored: string, source: string | null): Promise<AttachmentCount> {
  const client = new pg.Client({ ...connection, application_name: `tandem:${process.pid}:attachments` });
  client.on('error', () => undefined);
  await client.connect();
  let attachments = 0;
  let attachmentsElsewhere = 0;
  try {
    const { rows: known } = await client.query<{ known: boolean }>(`select to_regclass('public.attachments') is not null as known`);
    if (known[0]?.known !== true) return { attachments, attachmentsElsewhere };
    let after = ['00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000'];
    for (;;) {
      const { rows } = await client.query<{ partnership_id: string; attachment_id: string; bytes: string }>(
        `select partnership_id, attachment_id, bytes from attachments where (partnership_id, attachment_id) > ($1, $2)
         order by partnership_id, attachment_id limit ${PAGE}`,
        after,
      );
      for (const { partnership_id, attachment_id, bytes } of rows) {
        const key = attachmentKey(partnership_id, attachment_id);
        if ((await sizeAt(path.join(restored, key))) === Number(bytes)) attachments += 1;
        else if (source !== null && (await sizeAt(path.join(source, key))) === Number(bytes))
          throw new Error(`The backup was restored for a test, and the attachment ${attachment_id} was not whole. It does not count.`);
        else attachmentsElsewhere += 1;
      }
      if (rows.length < PAGE) return { attachments, attachmentsElsewhere };
      const last = rows[rows.length - 1]!;
      after = [last.partnership_id, last.attachment_id];
    }
  } finally {
    await client.end();
  }
}

const sizeAt = async (file: string): Promise<number | null> => (await stat(file).catch(() => null))?.size ?? null;

/** Moves what was unpacked inside the database's folder to where attachments lie. */
export async function takeOut(pgdata: string, folder: string): Promise<void> {
  const unpacked = path.join(pgdata, ATTACHMENTS_FOLDER);
  if (existsSync(unpacked)) await rename(unpacked, path.join(folder, ATTACHMENTS_FOLDER));
}

/** On the disk, not only in memory. */
export async function flushAttachments(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const handle = await open(path.join(entry.parentPath, entry.name), 'r');
    await handle.sync().catch(() => undefined);
    await handle.close();
  }
}
