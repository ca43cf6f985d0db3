/**
 * Files on their way to a message: each is sent as soon as it is chosen, shows how far it is, can be
 * stopped, tried again and taken back. What is sent waits on the server until a message takes its id.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import { type attachment, MOST_ATTACHMENTS, removePendingAttachment, uploadAttachment } from '../../../../contract/attachments.js';
import { urlOf } from '../../../../contract/client.js';
import { call } from '../../../lib/api.js';
import { newId } from '../../../lib/new-id.js';
import { sendFile } from '../../../lib/send-file.js';

export type Attachment = z.infer<typeof attachment>;

export interface Upload {
  readonly key: string;
  readonly name: string;
  readonly bytes: number;
  /** Null for what was sent before this page was opened: it cannot be sent again. */
  readonly file: File | null;
  /** 0 to 1. */
  readonly share: number;
  readonly sent: Attachment | null;
  /** Why it did not arrive; null while it is on its way or sent. */
  readonly error: unknown;
}

export interface Uploads {
  readonly items: readonly Upload[];
  /** What a message takes along. */
  readonly sent: readonly Attachment[];
  /** Some are on their way: a message would go without them. */
  readonly sending: boolean;
  readonly failed: boolean;
  /** How many of the last choice were left out because a message takes no more. */
  readonly leftOut: number;
  add(files: Iterable<File>): void;
  /** Stops it, or takes it back when it is sent already. */
  remove(key: string): void;
  retry(key: string): void;
  /** A message has taken them, or they belong to nothing any more. */
  clear(): void;
}

const sentBefore = (sent: Attachment): Upload => ({
  key: sent.id,
  name: sent.name,
  bytes: sent.bytes,
  file: null,
  share: 1,
  sent,
  error: null,
});

/** `before`: what a kept draft had along. Change the `key` of the component to begin anew. */
export function useUploads(partnership: string, before: readonly Attachment[] = []): Uploads {
  const [items, setItems] = useState<readonly Upload[]>(() => before.map(sentBefore));
  const [leftOut, setLeftOut] = useState(0);
  const stops = useRef(new Map<string, AbortController>());
  useEffect(() => {
    const running = stops.current;
    return () => {
      for (const stop of running.values()) stop.abort();
      running.clear();
    };
  }, []);

  const set = useCallback((key: string, change: Partial<Upload>) => {
    setItems((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)));
  }, []);
  const start = useCallback(
    (key: string, file: File) => {
      const stop = new AbortController();
      stops.current.set(key, stop);
      sendFile<Attachment>({
        method: uploadAttachment.method,
        url: urlOf(uploadAttachment, { params: { partnership }, query: { name: file.name || 'file' } }),
        file,
        onShare: (share) => set(key, { share }),
        signal: stop.signal,
      })
        .then((sent) => set(key, { sent, share: 1, name: sent.name }))
        .catch((error: unknown) => {
          if (!stop.signal.aborted) set(key, { error });
        })
        .finally(() => stops.current.delete(key));
    },
    [partnership, set],
  );

  const add = (files: Iterable<File>): void => {
    const all = [...files];
    const taken = all.slice(0, Math.max(0, MOST_ATTACHMENTS - items.length)).map((file) => ({
      key: newId(),
      name: file.name || 'file',
      bytes: file.size,
      file,
      share: 0,
      sent: null,
      error: null,
    }));
    setLeftOut(all.length - taken.length);
    setItems((before) => [...before, ...taken]);
    for (const { key, file } of taken) start(key, file);
  };
  const remove = (key: string): void => {
    stops.current.get(key)?.abort();
    const sent = items.find((one) => one.key === key)?.sent;
    // Should this not arrive, the server sweeps it after a day.
    if (sent) void call(removePendingAttachment, { params: { partnership, attachment: sent.id } }).catch(() => undefined);
    setItems((all) => all.filter((one) => one.key !== key));
    setLeftOut(0);
  };
  const retry = (key: string): void => {
    const file = items.find((one) => one.key === key)?.file;
    if (!file) return;
    set(key, { error: null, share: 0 });
    start(key, file);
  };
  const clear = useCallback(() => {
    for (const stop of stops.current.values()) stop.abort();
    setItems([]);
    setLeftOut(0);
  }, []);
  const sent = items.flatMap((one) => (one.sent ? [one.sent] : []));
  return {
    items,
    sent,
    sending: items.some((one) => one.sent === null && one.error === null),
    failed: items.some((one) => one.error !== null),
    leftOut,
    add,
    remove,
    retry,
    clear,
  };
}
