/** The rotas of the agreement in force as a member sees them: who is on call, who follows, what he may arrange. */
import type { getOnCall } from '../../../contract/on-call.js';
import type { AnswerOf } from '../../../contract/route.js';
import { calendarSet } from '../../../core/sla/calendars.js';
import { type Shift, shiftsBetween } from '../../../core/sla/rota-duty.js';
import { DAY } from '../../../core/time.js';
import type { Ctx } from '../../context.js';
import type { Read } from '../../platform/db/db.js';
import { type PeopleById, peopleOf, personIn } from '../identity/index.js';
import { agreementOfNow } from './agreement-of-now.js';
import { type Arranged, arrangements, type Colleague, colleagues } from './arrangement.js';
import { mayArrange, maySettle } from './may-arrange.js';

const AHEAD_MS = 28 * DAY;

type Team = AnswerOf<typeof getOnCall>['teams'][number];

export async function viewOnCall(db: Read, ctx: Ctx): Promise<AnswerOf<typeof getOnCall>> {
  const agreement = await agreementOfNow(db, ctx);
  if (agreement === null) return { teams: [], asOf: ctx.now };
  const members = await colleagues(db, ctx.partnership);
  const arranged = await arrangements(db, ctx.partnership, agreement, members, ctx.now);
  const people = await peopleOf(
    db,
    ctx.partnership,
    arranged.flatMap(({ rows }) => rows.flatMap((one) => [one.person_id, one.instead_of, one.made_by])),
  );
  const calendars = calendarSet(agreement);
  const teams = arranged.map((one) => viewTeam(ctx, one, members, people, calendars.calendar(one.team.onCall!.calendar).isOpen(ctx.now)));
  return { teams, asOf: ctx.now };
}

function viewTeam(ctx: Ctx, one: Arranged, members: readonly Colleague[], people: PeopleById, inHours: boolean): Team {
  const { team, zone, handOverMinute, wakeNextMs, rows } = one;
  const named = (id: string | null): Team['shifts'][number]['person'] => {
    if (id === null) return null;
    const member = members.find((somebody) => somebody.id === id);
    return member ? { id, name: member.name } : { id: null, name: people.get(id)?.name ?? id };
  };
  const shifts = shiftsBetween(one, ctx.now, ctx.now + AHEAD_MS).map(({ from, to, person, turnOf }: Shift) => ({
    from,
    to,
    person: named(person),
    insteadOf: person === turnOf ? null : named(turnOf),
  }));
  return {
    team: team.id,
    zone,
    handOverMinute,
    wakeNextMs,
    inHours,
    shifts,
    members: members.filter((somebody) => somebody.teams.includes(team.id)).map(({ id, name, party }) => ({ id, name, party })),
    unknown: [...one.unknown],
    overrides: rows.map((row) => ({
      id: row.override_id,
      person: personIn(people, row.person_id),
      insteadOf: row.instead_of === null ? null : personIn(people, row.instead_of),
      from: row.from_at,
      to: row.to_at,
      // Who is ill or away for what is the party's own; the other one reads that somebody stands in.
      reason: ctx.member.party === team.party ? row.reason : '',
      madeBy: personIn(people, row.made_by),
      madeAt: row.made_at,
    })),
    can: { arrange: permission(mayArrange(ctx.member, team)), settle: permission(maySettle(ctx.member, team)) },
  };
}

const permission = ({ outcome, causes }: ReturnType<typeof mayArrange>) => ({ allowed: outcome, causes: [...causes] });
