/** Swaps: put somebody on call in the place of another, and take that back. */
import { sql } from 'kysely';
import type { Place } from '../../../contract/errors.js';
import type { makeOverride } from '../../../contract/on-call.js';
import type { BodyOf } from '../../../contract/route.js';
import type { Team } from '../../../core/agreement/agreement.js';
import { DAY } from '../../../core/time.js';
import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import type { Tx } from '../../platform/db/db.js';
import type { Events } from '../../platform/events/events.js';
import { forbidden, invalid, notFound, refused } from '../../platform/http/refusal.js';
import { notify } from '../notices/index.js';
import { teamWithRota } from './agreement-of-now.js';
import { colleagues } from './arrangement.js';
import { mayArrange } from './may-arrange.js';
import { MOST_OVERRIDES } from './tables.js';

type Body = BodyOf<typeof makeOverride>;
const LONGEST = 92 * DAY;
const FURTHEST = 366 * DAY;

export async function make(ctx: Ctx, events: Events, teamId: string, body: Body): Promise<{ id: string }> {
  return ctx.write(async (tx) => {
    const team = await allowedTeam(tx, ctx, teamId);
    const places = await troubles(tx, ctx, team, body);
    if (places.length > 0) throw invalid(places);
    const { person, insteadOf, from, to, reason } = body;
    const ahead = await aheadOf(tx, ctx, team.id);
    // The same swap once more changes nothing: somebody pressed twice, or an answer got lost.
    const same = ahead.find((one) => one.person_id === person && one.instead_of === insteadOf && one.from_at === from && one.to_at === to);
    if (same) return { id: same.override_id };
    if (ahead.length >= MOST_OVERRIDES) throw refused([TOO_MANY]);
    const id = ctx.newId();
    await tx
      .insertInto('on_call_overrides')
      .values({
        partnership_id: ctx.partnership,
        override_id: id,
        team_id: team.id,
        person_id: person,
        instead_of: insteadOf,
        from_at: from,
        to_at: to,
        reason,
        made_by: ctx.person.id,
        made_at: ctx.now,
        removed_by: null,
        removed_at: null,
      })
      .execute();
    await tell(tx, ctx, [person, insteadOf], 'on-call.arranged', id, { team: team.id, person, from, to });
    const data = { team: team.id, person, insteadOf, from, to };
    await events.emit(tx, authorOf(ctx), [{ kind: 'on-call.override-made', subject: { type: 'on-call', id }, data }]);
    return { id };
  });
}

export async function remove(ctx: Ctx, events: Events, id: string): Promise<null> {
  return ctx.write(async (tx) => {
    const row = await tx
      .selectFrom('on_call_overrides')
      .selectAll()
      .where('partnership_id', '=', ctx.partnership)
      .where('override_id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (row === undefined) throw notFound();
    await allowedTeam(tx, ctx, row.team_id);
    if (row.removed_at !== null) return null;
    await tx
      .updateTable('on_call_overrides')
      .set({ removed_at: ctx.now, removed_by: ctx.person.id })
      .where('partnership_id', '=', ctx.partnership)
      .where('override_id', '=', id)
      .execute();
    const data = { team: row.team_id, person: row.person_id, from: row.from_at, to: row.to_at };
    await tell(tx, ctx, [row.person_id, row.instead_of], 'on-call.taken-back', id, data);
    await events.emit(tx, authorOf(ctx), [{ kind: 'on-call.override-removed', subject: { type: 'on-call', id }, data }]);
    return null;
  });
}

const TOO_MANY = {
  code: 'on-call.too-many',
  ref: null,
  text: `${MOST_OVERRIDES} changes of this rota lie ahead already; take some back, or change the rota of the agreement`,
};

/** What is arranged for a team and not over. One after the other for each team, so that two at once do not both pass. */
async function aheadOf(tx: Tx, { partnership, now }: Ctx, team: string) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`rota of ${team} in ${partnership}`}, 0))`.execute(tx);
  const rows = tx.selectFrom('on_call_overrides').select(['override_id', 'person_id', 'instead_of', 'from_at', 'to_at']);
  return rows
    .where('partnership_id', '=', partnership)
    .where('team_id', '=', team)
    .where('removed_at', 'is', null)
    .where('to_at', '>', now)
    .limit(MOST_OVERRIDES)
    .execute();
}

async function allowedTeam(tx: Tx, ctx: Ctx, id: string): Promise<Team> {
  const team = await teamWithRota(tx, ctx, id);
  if (team === null) throw notFound();
  const may = mayArrange(ctx.member, team);
  if (!may.outcome) throw forbidden(may.causes);
  return team;
}

async function troubles(tx: Tx, ctx: Ctx, team: Team, { person, insteadOf, from, to }: Body): Promise<Place[]> {
  const members = (await colleagues(tx, ctx.partnership)).filter((one) => one.party === team.party);
  const inTeam = (id: string): boolean => members.some((one) => one.id === id && one.teams.includes(team.id));
  const places: Place[] = [];
  const say = (name: keyof Body, text: string): void => void places.push({ path: ['body', name], text });
  if (!inTeam(person)) say('person', `Choose somebody of ${team.name}`);
  if (insteadOf !== null && !inTeam(insteadOf)) say('insteadOf', `Choose somebody of ${team.name}`);
  if (insteadOf === person) say('insteadOf', 'Nobody stands in for himself');
  if (to <= from) say('to', 'It ends before it begins');
  else if (to <= ctx.now) say('to', 'It is over already');
  else if (from - ctx.now > FURTHEST) say('from', 'At most a year ahead');
  else if (to - from > LONGEST) say('to', 'At most 92 days at a time; change the rota of the agreement for longer');
  return places;
}

/** Whoever did it knows. */
async function tell(tx: Tx, ctx: Ctx, people: readonly (string | null)[], kind: string, id: string, data: Record<string, string | number>) {
  const told = people.filter((one): one is string => one !== null && one !== ctx.person.id);
  await notify(
    tx,
    ctx.partnership,
    ctx.now,
    told.map((person) => ({ person, kind, ticket: null, key: `${kind} ${id}`, data })),
  );
}
