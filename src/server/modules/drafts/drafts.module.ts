import * as talk from '../../../contract/draft-discussion.js';
import * as contract from '../../../contract/drafts.js';
import { type AppRoute, type Ctx, eventsRoute, memberRoute } from '../../context.js';
import { follow } from '../../platform/events/feed.js';
import type { ServerSentEvent } from '../../platform/http/route.js';
import { Presence } from '../../platform/presence/presence.js';
import type { Module, Services } from '../../services.js';
import { peopleOf } from '../identity/index.js';
import { accept, decline, withdraw } from './answer-suggestion.js';
import { comment, resolve } from './comment-draft.js';
import { create } from './create-draft.js';
import { commentsOf, suggestionsOf } from './discussion.repo.js';
import { viewComment, viewSuggestion } from './discussion.view.js';
import { EDITS_A_PAGE, editsAfter, listDraftRows, loadDraft, seeDraft } from './drafts.repo.js';
import { viewDraft, viewEdit, viewSummary } from './drafts.view.js';
import { drop } from './drop-draft.js';
import { edit } from './edit-draft.js';
import { mayEdit, onlyTeams, permissionOf } from './may.js';
import { withPresence } from './presence-feed.js';
import { type Place, sayPresence } from './say-presence.js';
import { suggest } from './suggest-change.js';

export function draftsModule({ db, events, signals, clock }: Services): Module {
  const presence = new Presence<Place>(signals, clock, 'draft-presence');
  const routes: AppRoute[] = [
    memberRoute(contract.listDrafts, (_, ctx) => list(ctx)),
    memberRoute(contract.createDraft, ({ body }, ctx) => create(ctx, events, body)),
    memberRoute(contract.getDraft, ({ params }, ctx) =>
      ctx.read(async (read) => {
        const row = await loadDraft(read, ctx.partnership, params.draft, ctx.member);
        return viewDraft(row, await peopleOf(read, ctx.partnership, [row.created_by]), ctx.member);
      }),
    ),
    memberRoute(contract.editDraft, ({ params, body }, ctx) => edit(ctx, events, params.draft, body)),
    memberRoute(contract.listDraftEdits, ({ params, query }, ctx) => edits(ctx, params.draft, query.after)),
    memberRoute(contract.sayPresence, ({ params, body }, ctx) => sayPresence(ctx, presence, params.draft, body)),
    memberRoute(contract.dropDraft, ({ params }, ctx) => drop(ctx, events, params.draft)),
    memberRoute(talk.getDiscussion, ({ params }, ctx) => discussion(ctx, params.draft)),
    memberRoute(talk.commentDraft, ({ params, body }, ctx) => comment(ctx, events, params.draft, body)),
    memberRoute(talk.resolveComment, ({ params }, ctx) => resolve(ctx, events, params.draft, params.comment)),
    memberRoute(talk.suggestChange, ({ params, body }, ctx) => suggest(ctx, events, params.draft, body)),
    memberRoute(talk.acceptSuggestion, ({ params, body }, ctx) => accept(ctx, events, params.draft, params.suggestion, body.text)),
    memberRoute(talk.declineSuggestion, ({ params, body }, ctx) => decline(ctx, events, params.draft, params.suggestion, body.text)),
    memberRoute(talk.withdrawSuggestion, ({ params }, ctx) => withdraw(ctx, events, params.draft, params.suggestion)),
    eventsRoute(contract.watchDraft, async ({ params }, ctx) => {
      await ctx.read((read) => seeDraft(read, ctx.partnership, params.draft, ctx.member));
      const after = ctx.headers['last-event-id'];
      const from = typeof after === 'string' ? after : null;
      const feed = follow({ db, signals }, { partnership: ctx.partnership, subjectType: 'draft', after: from, signal: ctx.signal });
      return withPresence(changes(params.draft, feed), presence, ctx.partnership, params.draft);
    }),
  ];
  return { routes };
}

async function list(ctx: Ctx) {
  onlyTeams(ctx.member);
  return ctx.read(async (read) => {
    const rows = await listDraftRows(read, ctx.partnership);
    const people = await peopleOf(
      read,
      ctx.partnership,
      rows.map((row) => row.created_by),
    );
    return { items: rows.map((row) => viewSummary(row, people)), can: { begin: permissionOf(mayEdit(ctx.member, { state: 'open' })) } };
  });
}

function edits(ctx: Ctx, draft: string, after: number) {
  return ctx.read(async (read) => {
    await loadDraft(read, ctx.partnership, draft, ctx.member);
    const rows = await editsAfter(read, ctx.partnership, draft, after);
    const page = rows.slice(0, EDITS_A_PAGE);
    const people = await peopleOf(
      read,
      ctx.partnership,
      page.map((row) => row.person_id),
    );
    return { items: page.map((row) => viewEdit(row, people)), more: rows.length > EDITS_A_PAGE };
  });
}

function discussion(ctx: Ctx, id: string) {
  return ctx.read(async (read) => {
    const draft = await loadDraft(read, ctx.partnership, id, ctx.member);
    const comments = await commentsOf(read, ctx.partnership, id);
    const suggestions = await suggestionsOf(read, ctx.partnership, id);
    const people = await peopleOf(read, ctx.partnership, [
      ...comments.flatMap((row) => [row.person_id, row.resolved_by]),
      ...suggestions.flatMap((row) => [row.person_id, row.answered_by]),
    ]);
    return {
      comments: comments.map((row) => viewComment(row, people)),
      suggestions: suggestions.map((row) => viewSuggestion(row, people, ctx.member, draft)),
    };
  });
}

async function* changes(draft: string, feed: ReturnType<typeof follow>): AsyncGenerator<ServerSentEvent> {
  for await (const item of feed) {
    if (item.kind === 'reset') yield { event: 'reset', id: item.id, data: {} };
    else if (item.event.subject.id === draft) {
      const { revision = 0 } = item.event.data as { revision?: number };
      yield { event: 'draft', id: item.event.id, data: { revision, kind: item.event.kind } };
    }
  }
}
