/** The facts that a proof reads, gathered from the registers, the task map and the members. */
import { sql } from 'kysely';
import type { Facts, PersonFacts, SystemFacts } from '../../../core/proof/facts.js';
import { neededFunctions } from '../../../core/registers/needed-functions.js';
import type { FieldValue, RegisterKind, ToolFunction } from '../../../core/registers/register.js';
import type { Ctx } from '../../context.js';
import type { Read } from '../../platform/db/db.js';
import { registerRows } from '../registers/index.js';
import { mappedTasks } from '../task-map/index.js';

type Row = Awaited<ReturnType<typeof registerRows>>[number];

const text = (value: FieldValue | undefined): string | null => (typeof value === 'string' ? value : null);
const count = (value: FieldValue | undefined): number | null => (typeof value === 'number' ? value : null);
const names = (value: FieldValue | undefined): readonly string[] => (Array.isArray(value) ? value : []);

const systemFacts = ({ name, fields }: Row): SystemFacts => ({
  name,
  teamsWithAccess: names(fields.teamsWithAccess),
  runbook: text(fields.runbook),
  runbookReviewedOn: text(fields.runbookReviewedOn),
  rtoMinutes: count(fields.rtoMinutes),
  rpoMinutes: count(fields.rpoMinutes),
  restoreEveryDays: count(fields.restoreEveryDays),
  restoreTestedOn: text(fields.restoreTestedOn),
  restoreTookMinutes: count(fields.restoreTookMinutes),
  restoreLostMinutes: count(fields.restoreLostMinutes),
});

const personFacts = ({ name, fields }: Row): PersonFacts => ({ name, knows: names(fields.knows) });

const toolFacts = ({ name, fields }: Row) => ({
  name,
  function: fields.function as ToolFunction,
  party: String(fields.party),
  primary: fields.primary === true,
});

/** An empty register is one that nobody has begun: nothing is known from it. */
export async function factsOf(db: Read, ctx: Ctx): Promise<Facts> {
  const noted = async <Fact>(kind: RegisterKind, fact: (row: Row) => Fact): Promise<readonly Fact[] | null> => {
    const rows = await registerRows(db, ctx.partnership, kind);
    return rows.length === 0 ? null : rows.map(fact);
  };
  const systems = await noted('systems', systemFacts);
  const people = await noted('people', personFacts);
  const tools = await noted('tools', toolFacts);
  const tasks = await mappedTasks(db, ctx);
  return {
    systems,
    people,
    tools,
    neededFunctions: neededFunctions(tasks, await partiesCount(db, ctx.partnership)).map((one) => one.function),
    members: await membersByTeam(db, ctx.partnership),
  };
}

async function partiesCount(db: Read, partnership: string): Promise<number> {
  const { count } = await db
    .selectFrom('parties')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('partnership_id', '=', partnership)
    .executeTakeFirstOrThrow();
  return Number(count);
}

async function membersByTeam(db: Read, partnership: string): Promise<Readonly<Record<string, number>>> {
  const { rows } = await sql<{ team: string; people: number }>`
    select team, count(*)::integer as people
    from members, unnest(teams) as team
    where partnership_id = ${partnership}::uuid
    group by team`.execute(db);
  return Object.fromEntries(rows.map(({ team, people }) => [team, people]));
}
