/** Reads the catalogue of the migrated database: a table that breaks a rule of the wall fails here, with its name. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { rowsOf, testDatabase } from '../../testing/test-database.js';

/** Tables of the whole installation, with the reason why no partnership owns their rows. */
const SHARED: Readonly<Record<string, string>> = {
  schema_migrations: 'what was applied; the owner only',
  instance_secrets: 'the owner only',
  throttles: 'counts attempts before anybody is known',
  people: 'a person may belong to several partnerships; inside one only its members are seen',
  sessions: 'outside partnerships only',
  credentials: 'outside partnerships only',
  verifications: 'outside partnerships only',
  revoked_sessions: 'outside partnerships only',
  first_account_links: 'before there is a partnership',
  escalation_cursor: 'where the sweeper of all partnerships stands; through functions only',
};

/** Functions that look across partnerships, and what they give away. */
const DEFINERS: Readonly<Record<string, string>> = {
  'tandem.outbox_waiting': 'ids of partnerships with messages',
  'tandem.memberships_of': 'where one person belongs',
  'tandem.person_with': 'the id of a person by address',
  'tandem.invitation': 'whom a token invites',
  'tandem.forget_tickets': 'nothing; removes imported tickets of the partnership of the transaction',
  'tandem.partnership_ids': 'a command that goes through all partnerships: ids only',
  'tandem.partnerships_named': 'ids of partnerships by name, for a person at the command line',
  'tandem.rules_last_used': 'when rules were last used in the partnership of the transaction',
  'tandem.attachments_to_sweep': 'ids of uploads that nobody sent',
  'tandem.escalations_due': 'ids of tickets to which something falls due',
  'tandem.escalations_swept': 'nothing; moves the cursor of the sweeper',
  'tandem.forget_notices': 'a count; removes what was kept long enough',
  'tandem.schedules_due': 'ids of schedules that fall due now',
  'tandem.tickets_to_wake': 'ids of tickets that change by themselves now',
  'tandem.tickets_of_person': 'tickets of the partnerships of one person, as his role in each lets him see them',
  'tandem.texts_of_person': 'ids of tickets and messages of the partnerships of one person, by their words, as he may read them',
  'tandem.numbered_of_person': 'ids of tickets of the partnerships of one person, by number',
  'tandem.tagged_of_person': 'ids of tickets of the partnerships of one person, by tag; none where he only asks',
  'tandem.messages_for_person': 'texts of messages of the partnerships of one person that he may read',
  'tandem.counts_of_person': 'how many tickets his views have over the partnerships of one person',
  'tandem.places_of_person': 'parties and teams of the partnerships of one person',
  'tandem.views_of_person': 'the personal views of one person',
  'tandem.texts_with': 'ids of tickets and messages of the partnership of the transaction, by their words, as the reader may read them',
  'tandem.subjects_near': 'ids of tickets of the partnership of the transaction, by words that come close',
  'tandem.members_near': 'ids of members of the partnership of the transaction, by their names',
};

/** Where the code steps outside a partnership. Each is a decision: read it before adding to this list. */
const UNSAFE_CALLERS = [
  'modules/attachments/sweeper.ts',
  'modules/histories/store.ts',
  'modules/identity/accept-invitation.ts',
  'modules/identity/belonging.ts',
  'modules/identity/confirm-password.ts',
  'modules/identity/first-account.ts',
  'modules/identity/session.view.ts',
  'modules/identity/sessions.ts',
  'modules/identity/throttle.ts',
  'modules/notices/forget-old.ts',
  'modules/saved-views/saved-views.module.ts',
  'modules/ticket-templates/make-due.ts',
  'modules/tickets/holding/verify-clocks.ts',
  'modules/tickets/queue/all-tickets.queries.ts',
  'modules/tickets/queue/count-across.ts',
  'modules/tickets/sweeping/sweep-escalations.ts',
  'modules/tickets/sweeping/sweeper.ts',
  'platform/outbox/outbox.ts',
];

const { owner } = await testDatabase();

describe('tenant tables', async () => {
  const tables = await rowsOf<{ name: string; rls: boolean; policies: number; owner: string }>(
    owner,
    `select c.relname as name, c.relrowsecurity as rls, c.relowner::regrole::text as owner,
            (select count(*)::int from pg_policy p where p.polrelid = c.oid and p.polname = 'wall'
               and pg_get_expr(p.polqual, p.polrelid) = '(partnership_id = tandem.partnership())'
               and pg_get_expr(p.polwithcheck, p.polrelid) = '(partnership_id = tandem.partnership())'
               and p.polpermissive and p.polcmd = '*' and p.polroles = '{0}') as policies
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition order by 1`,
  );
  const tenant = tables.filter((table) => !(table.name in SHARED));

  test('there are some', () => expect(tenant.map((table) => table.name)).toEqual(expect.arrayContaining(['events', 'members', 'outbox'])));

  test.each(tenant)('$name stands behind the wall', ({ rls, policies, owner: owning }) => {
    expect({ rls, policies, owning }).toEqual({ rls: true, policies: 1, owning: 'tandem_owner' });
  });

  test('nothing is listed as shared that is not there', () => {
    const names = tables.map((table) => table.name);
    expect(Object.keys(SHARED).filter((name) => !names.includes(name))).toEqual([]);
  });
});

describe('keys', async () => {
  const keys = await rowsOf<{ table: string; key: string; kind: string; first: string }>(
    owner,
    `select c.relname as table, i.relname as key, case when x.indisprimary then 'primary key' else 'unique' end as kind, a.attname as first
     from pg_index x join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
     left join pg_attribute a on a.attrelid = c.oid and a.attnum = x.indkey[0]
     where x.indisunique and c.relnamespace = 'public'::regnamespace
     union all
     select c.relname, k.conname, 'foreign key', a.attname
     from pg_constraint k join pg_class c on c.oid = k.conrelid
     join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
     where k.contype = 'f' and c.relnamespace = 'public'::regnamespace and k.confrelid <> 'people'::regclass
     order by 1, 2`,
  );

  test.each(keys.filter(({ table }) => !(table in SHARED)))('$kind $key of $table begins with the partnership', ({ first }) => {
    expect(first).toBe('partnership_id');
  });

  test('every tenant table has a primary key, and none excludes', async () => {
    const without = await rowsOf<{ name: string }>(
      owner,
      `select relname as name from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
       and not exists (select 1 from pg_constraint k where k.conrelid = c.oid and k.contype = 'p')`,
    );
    const excluding = await rowsOf(owner, `select conname from pg_constraint where contype = 'x'`);
    expect([...without, ...excluding]).toEqual([]);
  });
});

describe('the application role', () => {
  test('is no superuser, bypasses nothing, owns nothing, creates nothing', async () => {
    const [role] = await rowsOf(
      owner,
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
              (select count(*)::int from pg_class where relowner = r.oid) as owned,
              has_schema_privilege('tandem_app', 'public', 'create') or has_database_privilege('tandem_app', current_database(), 'create, temporary') as creates,
              (select count(*)::int from pg_auth_members m where m.member = r.oid) as memberships
       from pg_roles r where rolname = 'tandem_app'`,
    );
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
      owned: 0,
      creates: false,
      memberships: 0,
    });
  });

  test('looks across partnerships through listed functions alone', async () => {
    const rows = await rowsOf<{ name: string; path: string | null }>(
      owner,
      `select p.pronamespace::regnamespace::text || '.' || p.proname as name, array_to_string(p.proconfig, ',') as path
       from pg_proc p where p.prosecdef and p.pronamespace in ('public'::regnamespace, 'tandem'::regnamespace) order by 1`,
    );
    expect(rows.map((row) => row.name).sort()).toEqual(Object.keys(DEFINERS).sort());
    for (const row of rows) expect(row.path, row.name).toMatch(/^search_path=public, pg_temp(,|$)/);
    const open = await rowsOf(
      owner,
      `select proname from pg_proc p where p.prosecdef and p.pronamespace = 'tandem'::regnamespace and has_function_privilege('public', p.oid, 'execute')`,
    );
    expect(open).toEqual([]);
  });

  test('can neither truncate nor change what is append-only', async () => {
    const rows = await rowsOf(
      owner,
      `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
       and (has_table_privilege('tandem_app', oid, 'truncate') or has_table_privilege('tandem_app', oid, 'trigger')
            or (relname = 'events' and has_table_privilege('tandem_app', oid, 'update, delete')))`,
    );
    expect(rows).toEqual([]);
  });
});

test('only listed code steps outside a partnership', () => {
  const root = path.resolve(import.meta.dirname, '../..');
  const callers = (readdirSync(root, { recursive: true }) as string[])
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.startsWith('testing'))
    .filter((name) => /\.unsafe[A-Z]/.test(readFileSync(path.join(root, name), 'utf8')))
    .map((name) => name.replaceAll(path.sep, '/'))
    .sort();
  expect(callers).toEqual(UNSAFE_CALLERS);
});
