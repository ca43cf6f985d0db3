import path from 'node:path';
import type { Config } from '../../config.js';
import { DiskStorage } from './disk-storage.js';
import type { Storage } from './storage.js';

/** Where local attachments lie in the data folder; backups take it along. */
export const ATTACHMENTS_FOLDER = 'attachments';

/** As the configuration says. The program of the bucket is loaded when it is first used. */
export function makeStorage(config: Config): Storage {
  const bucket = config.TANDEM_S3_BUCKET;
  if (bucket === null) return new DiskStorage(path.join(config.TANDEM_DATA, ATTACHMENTS_FOLDER));
  let made: Promise<Storage> | null = null;
  const storage = (): Promise<Storage> => {
    made ??= import('./s3-storage.js').then(
      ({ S3Storage }) =>
        new S3Storage({
          bucket,
          endpoint: config.TANDEM_S3_ENDPOINT,
          region: config.TANDEM_S3_REGION,
          accessKey: config.TANDEM_S3_ACCESS_KEY ?? '',
          secretKey: config.TANDEM_S3_SECRET_KEY ?? '',
          prefix: config.TANDEM_S3_PREFIX,
        }),
    );
    return made;
  };
  return {
    put: async (key, content) => (await storage()).put(key, content),
    open: async (key) => (await storage()).open(key),
    delete: async (key) => (await storage()).delete(key),
    exists: async (key) => (await storage()).exists(key),
  };
}
