/**
 * What the database alone can do: the statements of one ticket creation with fresh ids, sent by bare
 * `pg` as it comes (each awaited before the next), and tuned as the server sends them (prepared, the
 * last ones and the commit in one packet).
 */
import pg from 'pg';
import { newId } from '../src/server/platform/ids.js';

const IN_FORCE = `select agreement_id from agreement_versions where partnership_id = $1 and state in ('effective', 'superseded')
  and effective_at <= $2 order by effective_at desc limit 1`;
const INSERT_EVENTS = `insert into ticket_events (partnership_id, ticket_id, seq, at, event)
  select $1::uuid, e.ticket, (e.event ->> 'seq')::integer, (e.event ->> 'at')::bigint, e.event
  from jsonb_to_recordset($2::jsonb) as e (ticket uuid, event jsonb)`;
const INSERT_MESSAGE = `insert into messages (partnership_id, message_id, ticket_id, at, audience, author, author_party, body, creation_key)
  values ($1, $2, $3, $4, 'requester', $2, null, $5, null)`;
const EMIT = `insert into events (partnership_id, event_id, at, kind, subject_type, subject_id, actor_kind, actor, data)
  values ($1, $2, $3, 'ticket.created', 'ticket', $4, 'person', 'bench', $5)`;
const INSERT_TICKET = `with taken as (
    insert into ticket_numbers as n (partnership_id, last) values ($1::uuid, 1001)
    on conflict (partnership_id) do update set last = n.last + 1 returning last)
  insert into tickets (partnership_id, ticket_id, number, ordinal, subject, type, status, priority, tier, category, site,
    holder_team, holder_party, bounces, created_at, updated_at, due_kind, due_at, seq, agreement_version)
  select $1, $2, last::text, last, $3, 'incident', 'new', 'P3', 1, 'printer', 'main-plant', 'onsite-it', 'harbor-lane', 0, $4, $4, 'respond',
    $4, 3, 3 from taken returning number`;

/** Creations a second, by so many connections for so long. */
export async function barePg(
  connection: Readonly<Record<string, unknown>>,
  partnership: string,
  { clients, seconds, tuned }: { readonly clients: number; readonly seconds: number; readonly tuned: boolean },
): Promise<number> {
  const until = performance.now() + seconds * 1000;
  let done = 0;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      const client = new pg.Client({ ...connection, pipeline: tuned } as pg.ClientConfig);
      await client.connect();
      while (performance.now() < until) {
        await one(client, partnership, tuned);
        done += 1;
      }
      await client.end();
    }),
  );
  return done / seconds;
}

async function one(client: pg.Client, partnership: string, tuned: boolean): Promise<void> {
  const [ticket, message, now] = [newId(), newId(), Date.now()];
  const by = { kind: 'requester', person: message };
  const created = {
    kind: 'created',
    subject: 'Printer in accounting prints stripes',
    requester: message,
    agreementVersion: 3,
    type: 'incident',
    priority: 'P3',
    tier: 1,
    category: 'printer',
    system: null,
    site: 'main-plant',
    attributes: {},
    seq: 1,
    at: now,
    by,
  };
  const routed = {
    kind: 'routed',
    team: 'onsite-it',
    party: 'harbor-lane',
    accountable: 'onsite-it',
    policy: 'standard',
    scope: 'included',
    rule: 'hardware',
    causes: [{ code: 'route.rule', ref: 'hardware', text: 'Row hardware: Respond › Hardware, Business' }],
    seq: 2,
    at: now,
    by,
  };
  const messaged = { kind: 'messaged', message, audience: 'requester', seq: 3, at: now, by };
  const bound = `begin;set local tandem.partnership='${partnership}'`;
  const events = [created, routed, messaged].map((event) => ({ ticket, event }));
  const last: readonly (readonly [string, string, unknown[]])[] = [
    ['events', INSERT_EVENTS, [partnership, JSON.stringify(events)]],
    ['message', INSERT_MESSAGE, [partnership, message, ticket, now, 'Month-end papers look like a zebra.']],
    ['emit', EMIT, [partnership, newId(), now, ticket, JSON.stringify({ seq: 3 })]],
    ['ticket', INSERT_TICKET, [partnership, ticket, created.subject, now]],
  ];
  if (!tuned) {
    await client.query(bound);
    await client.query(IN_FORCE, [partnership, now]);
    for (const [, text, values] of last) await client.query(text, values);
    await client.query('commit');
    return;
  }
  const query = (name: string, text: string, values: unknown[]) => client.query({ name, text, values });
  client.query(bound).catch(() => undefined);
  await query('in-force', IN_FORCE, [partnership, now]);
  await Promise.all([...last.map(([name, text, values]) => query(name, text, values)), client.query('commit')]);
}
