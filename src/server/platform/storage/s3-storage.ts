/**
 * A bucket that speaks S3. What fits one piece is sent at once; more goes as a multipart upload, which is
 * there only when it is completed, so that memory holds one piece however long the stream.
 */
import type { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { S3Driver } from 'flydrive/drivers/s3';
import type { Storage } from './storage.js';

export interface S3Options {
  readonly bucket: string;
  /** Null: that of Amazon in the region. */
  readonly endpoint: string | null;
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: string;
  /** Before every key, without a slash at the end; empty for none. */
  readonly prefix: string;
}

/** S3 takes parts of at least 5 MiB and at most 10,000 of them. */
const PART = 16 * 1_048_576;

export class S3Storage implements Storage {
  private readonly client: S3Client;
  private readonly driver: S3Driver;

  constructor(private readonly options: S3Options) {
    this.client = new S3Client({
      region: options.region,
      credentials: { accessKeyId: options.accessKey, secretAccessKey: options.secretKey },
      // Servers other than Amazon's know a bucket by path, and not all of them the newer checksums.
      ...(options.endpoint === null ? {} : { endpoint: options.endpoint, forcePathStyle: true }),
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
    this.driver = new S3Driver({ client: this.client, bucket: options.bucket, visibility: 'private', supportsACL: false });
  }

  async put(key: string, content: Readable): Promise<void> {
    const parts = inParts(content);
    const first = await parts.next();
    const second = await parts.next();
    if (second.done) await this.driver.put(this.named(key), first.done ? Buffer.alloc(0) : first.value);
    else await this.putParts(this.named(key), [first.value!, second.value], parts);
  }

  async open(key: string): Promise<Readable | null> {
    if (!(await this.exists(key))) return null;
    return this.driver.getStream(this.named(key));
  }

  async delete(key: string): Promise<void> {
    await this.driver.delete(this.named(key));
  }

  exists(key: string): Promise<boolean> {
    return this.driver.exists(this.named(key));
  }

  private named(key: string): string {
    return this.options.prefix === '' ? key : `${this.options.prefix}/${key}`;
  }

  private async putParts(Key: string, begun: readonly Buffer[], rest: AsyncGenerator<Buffer>): Promise<void> {
    const at = { Bucket: this.options.bucket, Key };
    const { UploadId } = await this.client.send(new CreateMultipartUploadCommand(at));
    const sent: { PartNumber: number; ETag: string | undefined }[] = [];
    const send = async (Body: Buffer): Promise<void> => {
      const PartNumber = sent.length + 1;
      const { ETag } = await this.client.send(new UploadPartCommand({ ...at, UploadId, PartNumber, Body }));
      sent.push({ PartNumber, ETag });
    };
    try {
      for (const part of begun) await send(part);
      for await (const part of rest) await send(part);
      await this.client.send(new CompleteMultipartUploadCommand({ ...at, UploadId, MultipartUpload: { Parts: sent } }));
    } catch (error) {
      await this.client.send(new AbortMultipartUploadCommand({ ...at, UploadId })).catch(() => undefined);
      throw error;
    }
  }
}

async function* inParts(content: Readable): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let size = 0;
  for await (const chunk of content as AsyncIterable<Buffer>) {
    held.push(chunk);
    size += chunk.length;
    if (size < PART) continue;
    yield Buffer.concat(held);
    held = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(held);
}
