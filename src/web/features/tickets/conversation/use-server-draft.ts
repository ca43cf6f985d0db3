/**
 * Keeps what is being written on the server: a moment after the last key, and when the page is left.
 * What was begun elsewhere comes back, or is offered beside what stands here. Without a connection
 * nothing happens: the tab itself keeps the text as well.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import { urlOf } from '../../../../contract/client.js';
import { dropReplyDraft, getReplyDraft, type replyDraft, saveReplyDraft } from '../../../../contract/reply-drafts.js';
import { call } from '../../../lib/api.js';
import { newId } from '../../../lib/new-id.js';
import { isBlank, kept, type Reply } from './reply.js';

type Server = z.infer<typeof replyDraft>;
export type Saved = NonNullable<Server['draft']>;

const QUIET_MS = 900;

export interface ServerDraft {
  /** What was typed in other tabs or on other devices, newest first. */
  readonly others: readonly Saved[];
  /** What stands here is on the server. */
  readonly isKept: boolean;
  /** Throws one of the others away. */
  readonly drop: (other: Saved) => Promise<void>;
  /** Ends when nothing is on its way (a save must not arrive after the message itself), and says which draft is sent. */
  readonly settle: () => Promise<{ readonly page: string; readonly revision: number }>;
  /** It was sent: there is nothing to keep. */
  readonly sent: () => void;
}

export interface ServerDraftInput {
  readonly partnership: string;
  readonly ticket: string;
  readonly reply: Reply;
  readonly onRevision: (revision: number) => void;
  /** This page has nothing: what was begun elsewhere goes on here. */
  readonly onFound: (found: Saved, revision: number) => void;
}

export function useServerDraft(input: ServerDraftInput): ServerDraft {
  const { partnership, ticket, reply } = input;
  const latest = useRef(input);
  latest.current = input;
  const [page] = useState(newId);
  const [others, setOthers] = useState<readonly Saved[]>([]);
  const [isKept, setKept] = useState(false);
  const now = JSON.stringify(kept(reply));
  const sync = useRef({ edit: 0, saved: now, revision: reply.revision, busy: Promise.resolve() as Promise<unknown> });

  const body = useCallback(() => {
    const at = sync.current;
    at.edit += 1;
    return { ...kept(latest.current.reply), page, edit: at.edit, revision: at.revision };
  }, [page]);

  const save = useCallback((): Promise<unknown> => {
    const at = sync.current;
    at.busy = at.busy.then(async () => {
      const text = JSON.stringify(kept(latest.current.reply));
      if (text === at.saved) return;
      const before = at.saved;
      at.saved = text;
      try {
        const answer = await call(saveReplyDraft, { params: { partnership, ticket }, body: body() });
        at.revision = answer.revision;
        latest.current.onRevision(answer.revision);
        setOthers(answer.others);
        setKept(true);
      } catch {
        if (at.saved === text) at.saved = before;
      }
    });
    return at.busy;
  }, [partnership, ticket, body]);

  useEffect(() => {
    const at = sync.current;
    const found = (server: Server): void => {
      const { reply: here, onFound } = latest.current;
      setOthers(server.others);
      if (server.draft !== null && isBlank(here)) onFound(server.draft, server.revision);
      else if (server.draft !== null && server.revision === here.revision) at.revision = server.revision;
      else if (!isBlank(here)) {
        // Both stay: this one becomes the newer, the other is offered back.
        at.revision = 0;
        at.saved = '';
        void save();
      }
    };
    at.busy = at.busy.then(() => call(getReplyDraft, { params: { partnership, ticket } }).then(found, () => undefined));
  }, [partnership, ticket, save]);

  useEffect(() => {
    if (now === sync.current.saved) return;
    setKept(false);
    const timer = setTimeout(() => void save(), QUIET_MS);
    return () => clearTimeout(timer);
  }, [now, save]);

  useEffect(() => {
    const leave = (): void => {
      const at = sync.current;
      const text = JSON.stringify(kept(latest.current.reply));
      if (text === at.saved) return;
      at.saved = text;
      // Outlives the page, other than a usual request.
      void fetch(urlOf(saveReplyDraft, { params: { partnership, ticket } }), {
        method: saveReplyDraft.method,
        keepalive: true,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body()),
      }).catch(() => undefined);
    };
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') leave();
    };
    window.addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      window.removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', hidden);
      leave();
    };
  }, [partnership, ticket, body]);

  return {
    others,
    isKept,
    drop: async (other) => {
      await sync.current.busy;
      await call(dropReplyDraft, { params: { partnership, ticket }, query: { page: other.page } });
      setOthers((all) => all.filter((one) => one.page !== other.page));
    },
    settle: async () => {
      await sync.current.busy;
      return { page, revision: sync.current.revision };
    },
    sent: () => {
      const at = sync.current;
      at.saved = JSON.stringify(kept({ ...latest.current.reply, text: '', attachments: [] }));
      at.revision = 0;
      setKept(false);
    },
  };
}
