/**
 * Search in the server over HTTP at 100,000 tickets with 200,000 messages: a rare and a frequent word, a
 * typing error, a number, a row of words in messages, and nothing at all. p95 of many calls, each with other words.
 * Run: npx tsx bench/search.ts
 */
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { openSample } from '../src/server/modules/partnerships/index.js';
import { SUPERUSER } from '../src/server/platform/db/embedded/initialise.js';
import { withClient } from '../src/server/platform/db/roles.js';
import { type BenchRow, printRows } from './row.js';
import { benchServer, firstAccount } from './server.js';

const TICKETS = 100_000;
const CALLS = 100;
/** What the issue asks for. */
const TARGET_MS = 60;

const THINGS = [
  'Printer',
  'Drucker',
  'Laptop',
  'Outlook',
  'VPN',
  'ERP',
  'Scanner',
  'Monitor',
  'Telefon',
  'Backup',
  'SharePoint',
  'Badge',
  'Server',
  'Rechnung',
  'Wi-Fi',
];
const TROUBLES = [
  'prints stripes',
  'startet nicht',
  'rejects invoices',
  'drops every hour',
  'needs a reset',
  'zeigt einen Fehler',
  'does not start',
  'is slow since the update',
  'asks for a licence',
  'vergisst Einstellungen',
  'cannot be reached',
];
/** 8,000 words of three syllables, for the names of things that people write about. */
const SYLLABLES = [
  'ba',
  'ke',
  'lo',
  'mi',
  'su',
  'ra',
  'ten',
  'vor',
  'dal',
  'gis',
  'pon',
  'fre',
  'nu',
  'ser',
  'tik',
  'am',
  'bel',
  'cor',
  'dun',
  'eth',
];
const word = (index: number): string =>
  SYLLABLES[index % 20]! + SYLLABLES[Math.floor(index / 20) % 20]! + SYLLABLES[Math.floor(index / 400) % 20]!;

/** Straight into the tables, as an import would leave them; figures are those of afterwards. */
async function load(connection: Readonly<Record<string, unknown>>, partnership: string): Promise<void> {
  const list = (words: readonly string[]) => `array[${words.map((one) => `'${one}'`).join(',')}]`;
  const pick = (words: readonly string[], by: string) => `(${list(words)})[1 + (${by}) % ${words.length}]`;
  const made = (by: string) => `(${pick(SYLLABLES, by)} || ${pick(SYLLABLES, `(${by}) / 20`)} || ${pick(SYLLABLES, `(${by}) / 400`)})`;
  await withClient({ ...connection, user: SUPERUSER }, async (client) => {
    await client.query(
      `insert into tickets (partnership_id, ticket_id, number, ordinal, subject, type, status, priority, tier, category,
         holder_team, holder_party, bounces, created_at, updated_at, due_at, seq, agreement_version)
       select $1, gen_random_uuid(), 'B' || n, 1000000 + n,
         ${pick(THINGS, 'n')} || ' ' || ${pick(TROUBLES, 'n / 3')} || ' ' || ${made('n * 7')} || ' ' || ${made('n % 7919')},
         'incident', case when n % 10 = 0 then 'open' else 'closed' end, 'P3', 1, 'printer', 'service-desk', 'northwind', 0,
         $2::bigint - n * 300000::bigint, $2::bigint - n * 300000::bigint, null, 4, 3 from generate_series(1::bigint, ${TICKETS}) as n`,
      [partnership, Date.now()],
    );
    await client.query(
      `insert into messages (partnership_id, message_id, ticket_id, at, audience, author, author_party, body)
       select $1, gen_random_uuid(), t.ticket_id, t.created_at + m * 60000, (array['requester', 'shared', 'own-party'])[1 + (m + t.ordinal) % 3],
         null, (array['northwind', 'harbor-lane'])[1 + m],
         'Since the update this morning the ' || lower(${pick(THINGS, 't.ordinal / 7')}) || ' in hall ' || t.ordinal % 97 || ' shows ' || ${made('t.ordinal * 3')}
         || ' and ' || ${made('t.ordinal * 11 % 7927')} || '. Ich habe ihn neu gestartet, aber ' || ${made('t.ordinal * 13 % 7933')}
         || ' is still there; users of ' || ${made('t.ordinal % 7937')} || ' wait, please look at it today.'
       from tickets t, generate_series(0, 1) m where t.partnership_id = $1 and t.ordinal > 1000000`,
      [partnership],
    );
    for (const table of ['tickets', 'messages', 'members']) await client.query(`vacuum analyze ${table}`);
  });
}

/** Each call asks for something else. */
const QUESTIONS: readonly (readonly [string, (call: number) => string])[] = [
  ['a rare word', (call) => word(call * 37)],
  ['a frequent word', (call) => THINGS[call % THINGS.length]!],
  ['a frequent word of messages', (call) => ['update', 'gestartet', 'users', 'morning'][call % 4]!],
  ['words that go on, while typing', (call) => ['pri', 'out', 'shar', 'mon', 'gest'][call % 5]!],
  ['a typing error', (call) => ['prnter', 'outlok', 'montior', 'sharepiont', 'telefno'][call % 5]!],
  ['a number', (call) => `#B${call * 97 + 1}`],
  ['words in a row in messages', (call) => `"update this morning" ${word(call * 53)}`],
  ['nothing there', (call) => `zqx${call}wv`],
];

export async function run(): Promise<BenchRow[]> {
  const server = await benchServer({ work: false });
  try {
    const { fetch: call } = await firstAccount(server);
    const { services } = server.app;
    const now = Date.now();
    const person = await services.db.unsafeAcrossPartnerships(
      async (tx) => (await sql<{ id: string }>`select id from people limit 1`.execute(tx)).rows[0]!.id,
    );
    const { partnership } = await openSample(services, { person, now, history: false });
    await load(server.connection, partnership);
    const rows: BenchRow[] = [];
    for (const [what, question] of QUESTIONS) {
      const ask = (index: number) => call(`/partnerships/${partnership}/search?q=${encodeURIComponent(question(index))}`);
      for (let index = 0; index < 10; index++) await ask(index + 1000);
      const times: number[] = [];
      for (let index = 0; index < CALLS; index++) {
        const started = performance.now();
        await ask(index);
        times.push(performance.now() - started);
      }
      const p95 = times.sort((a, b) => a - b)[Math.floor(CALLS * 0.95)]!;
      rows.push({
        what: `search in the server at 100,000 tickets, p95, ${what}`,
        ours: p95,
        unit: 'ms',
        target: TARGET_MS,
        higherIsBetter: false,
        rivals: [],
      });
    }
    return rows;
  } finally {
    await server.stop();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) printRows(await run());
