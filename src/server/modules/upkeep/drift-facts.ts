/** What drift is judged by, in a few bounded questions: each walks an index, however many tickets there are. */
import { CompiledQuery, sql } from 'kysely';
import type { Agreement } from '../../../core/agreement/agreement.js';
import { DRIFT_WINDOW, type DriftFacts } from '../../../core/drift/drift.js';
import { inForceSince } from '../../../core/drift/in-force-since.js';
import type { Instant } from '../../../core/time.js';
import type { Read, Tx } from '../../platform/db/db.js';

/** A catalogue has some hundreds; more than this were never typed by people. */
const MOST_CATEGORIES = 5_000;
/** Further back than so many versions a rule counts as having come with the oldest of them. */
const MOST_VERSIONS = 60;

export const TICKETS_BY_CATEGORY = `
  select category, count(*)::int as tickets from tickets
  where partnership_id = $1 and history_id is null and created_at >= $2
  group by category order by count(*) desc limit ${MOST_CATEGORIES}`;

export const RULES_LAST_USED = 'select rule, at from tandem.rules_last_used($1::text[])';

export const OPEN_BY_TEAM = `
  select holder_team as team, count(*)::int as tickets from tickets
  where partnership_id = $1 and history_id is null and status in ('new', 'open', 'waiting') and holder_team is not null
  group by holder_team`;

export async function driftFacts(db: Read, partnership: string, agreement: Agreement, now: Instant): Promise<DriftFacts> {
  const since = now - DRIFT_WINDOW;
  const rules = [...agreement.rules, ...agreement.exceptions].map((rule) => rule.id);
  const categories = await rows<{ category: string; tickets: number }>(db, TICKETS_BY_CATEGORY, [partnership, since]);
  const used = await rows<{ rule: string; at: number }>(db, RULES_LAST_USED, [rules]);
  const open = await rows<{ team: string; tickets: number }>(db, OPEN_BY_TEAM, [partnership]);
  const versions = await versionsInForce(db, partnership, since, now);
  const names = (kind: 'rules' | 'teams') =>
    inForceSince(versions.past.map((version) => ({ effectiveAt: version.effective_at, ids: version[kind] })));
  return {
    now,
    ticketsByCategory: new Map(categories.map((row) => [row.category, row.tickets])),
    lastUsedAt: new Map(used.map((row) => [row.rule, Number(row.at)])),
    rulesSince: names('rules'),
    teamsSince: names('teams'),
    comingTeams: new Set(versions.coming.flatMap((version) => version.teams)),
    teams: await teamsWithMembers(db, partnership),
    openByTeam: new Map(open.map((row) => [row.team, row.tickets])),
  };
}

interface VersionIds {
  readonly effective_at: number;
  readonly rules: string[];
  readonly teams: string[];
}

/** Those that were in force since an instant, newest first, and those that are signed and come later. Ids alone leave the database. */
async function versionsInForce(db: Read, partnership: string, since: Instant, now: Instant) {
  const all = await rows<VersionIds>(
    db,
    `select effective_at,
       jsonb_path_query_array(agreement, '$.rules[*].id') || jsonb_path_query_array(agreement, '$.exceptions[*].id') as rules,
       jsonb_path_query_array(agreement, '$.teams[*].id') as teams
     from agreement_versions
     where partnership_id = $1 and state in ('signed', 'effective', 'superseded') and effective_at >= coalesce((
       select max(effective_at) from agreement_versions
       where partnership_id = $1 and state in ('signed', 'effective', 'superseded') and effective_at <= $2), $2)
     order by effective_at desc, version desc limit ${MOST_VERSIONS}`,
    [partnership, since],
  );
  return { past: all.filter((one) => one.effective_at <= now), coming: all.filter((one) => one.effective_at > now) };
}

/** Every team of the directory with the people who have joined it. */
async function teamsWithMembers(db: Read, partnership: string) {
  const { rows: found } = await sql<{ id: string; name: string; members: number }>`
    select t.team_id as id, t.name, coalesce(m.members, 0) as members
    from teams t
    left join (
      select team, count(*)::int as members from members, unnest(teams) as team
      where partnership_id = ${partnership}::uuid and joined_at is not null group by team) m on m.team = t.team_id
    where t.partnership_id = ${partnership}::uuid order by t.name limit 2000`.execute(db as Tx);
  return found;
}

const rows = async <Row>(db: Read, text: string, values: readonly unknown[]): Promise<readonly Row[]> =>
  (await db.executeQuery(CompiledQuery.raw(text, [...values]) as CompiledQuery<Row>)).rows;
