/**
 * Two servers on one database, one of them killed in the middle of a storm of new tickets: callers go on
 * at the other with the same keys. Every ticket that was acknowledged is there once, numbers are unique,
 * and each step of escalation that fell due meanwhile was taken once.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { sweepEscalations } from '../modules/tickets/sweeping/sweep-escalations.js';
import { systemClock } from '../platform/clock.js';
import { newId } from '../platform/ids.js';
import { bundled } from '../testing/bundled.js';
import { testApp } from '../testing/test-app.js';
import { rowsOf } from '../testing/test-database.js';

const CALLERS = 6;
const TICKETS = 100;
/** So many acknowledged before the kill, with the storm at its height. */
const KILL_AFTER = 40;

const app = await testApp();
const requester = await app.as('requester');
const data = mkdtempSync(path.join(os.tmpdir(), 'tandem-storm-'));
const servers: ChildProcess[] = [];
afterAll(() => {
  for (const one of servers) one.kill('SIGKILL');
  rmSync(data, { recursive: true, force: true });
});

async function startServer(): Promise<{ readonly url: string; readonly process: ChildProcess }> {
  const given = JSON.stringify({ app: app.database.app, owner: app.database.owner, data });
  const child = spawn(process.execPath, [bundled('storm-server'), given], { stdio: ['ignore', 'pipe', 'inherit'] });
  servers.push(child);
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  return { url: `http://127.0.0.1:${port.toString().trim()}`, process: child };
}

interface Acknowledged {
  readonly key: string;
  readonly id: string;
  readonly number: string;
}

test('every acknowledged ticket is there once, every step of escalation was taken once', { timeout: 120_000 }, async () => {
  const [first, second] = await Promise.all([startServer(), startServer()]);
  const acknowledged: Acknowledged[] = [];
  let refusals = 0;
  let begun = 0;
  const create = async (url: string, key: string): Promise<{ id: string; number: string } | null> => {
    try {
      const answer = await fetch(`${url}/api/v1/partnerships/${app.partnership}/tickets`, {
        method: 'POST',
        headers: { cookie: requester.cookie, 'content-type': 'application/json' },
        body: JSON.stringify({ subject: `Storm ${key}`, text: 'It rains', category: 'erp', impact: 'high', urgency: 'high', key }),
        signal: AbortSignal.timeout(5_000),
      });
      if (answer.status === 201) return (await answer.json()) as { id: string; number: string };
      expect(answer.status, await answer.text()).toBeGreaterThanOrEqual(500);
    } catch (error) {
      if (error instanceof Error && error.name === 'AssertionError') throw error;
    }
    refusals += 1;
    return null;
  };
  const caller = async (index: number): Promise<void> => {
    let server = index % 2 === 0 ? first : second;
    while (begun < TICKETS) {
      begun += 1;
      const key = newId();
      let made = await create(server.url, key);
      for (let again = 0; made === null && again < 20; again++) {
        // Nobody knows whether it was stored: the same key at the other server says.
        server = second;
        made = await create(server.url, key);
      }
      if (made === null) throw new Error('No server answers');
      acknowledged.push({ key, id: made.id, number: made.number });
      if (acknowledged.length === KILL_AFTER) first.process.kill('SIGKILL');
    }
  };
  await Promise.all(Array.from({ length: CALLERS }, (_, index) => caller(index)));
  expect(first.process.killed).toBe(true);
  expect(refusals, 'requests that the kill cut off').toBeGreaterThan(0);

  const rows = await rowsOf<{ id: string; number: string; key: string }>(
    app.database.owner,
    `select ticket_id as id, number, creation_key as key from tickets where subject like 'Storm %'`,
  );
  expect(rows).toHaveLength(TICKETS);
  expect(acknowledged).toHaveLength(TICKETS);
  expect(new Set(rows.map((row) => row.number)).size).toBe(TICKETS);
  const stored = new Map(rows.map((row) => [row.id, row]));
  for (const one of acknowledged) expect(stored.get(one.id)).toMatchObject({ number: one.number });
  const events = await rowsOf<{ ticket_id: string; n: number; created: number; messages: number }>(
    app.database.owner,
    `select t.ticket_id, count(*) filter (where e.event ->> 'kind' = 'created')::int as created,
       (select count(*)::int from messages m where m.ticket_id = t.ticket_id) as messages
     from tickets t join ticket_events e using (partnership_id, ticket_id) where t.subject like 'Storm %' group by 1`,
  );
  expect(events.filter(({ created, messages }) => created !== 1 || messages !== 1)).toEqual([]);

  // As after a long night without a server: all of them are overdue at once, and two sweep.
  const back = 60 * 86_400_000;
  await rowsOf(
    app.database.owner,
    `update ticket_events set at = at - $1::bigint, event = jsonb_set(event, '{at}', to_jsonb((event ->> 'at')::bigint - $1::bigint))`,
    [back],
  );
  await rowsOf(app.database.owner, 'update tickets set escalate_at = created_at - $1::bigint', [back]);
  const steps = () =>
    rowsOf<{ ticket: string; key: string; times: number }>(
      app.database.owner,
      `select ticket_id as ticket, event ->> 'key' as key, count(*)::int as times from ticket_events
       where event ->> 'kind' = 'escalated' group by 1, 2`,
    );
  const here = { ...app.app.services, clock: systemClock };
  for (let look = 0; look < 100 && (await steps()).length < TICKETS; look++) {
    await sweepEscalations(here);
    await sleep(50);
  }
  const taken = await steps();
  expect(new Set(taken.map(({ ticket }) => ticket)).size).toBe(TICKETS);
  expect(taken.filter(({ times }) => times !== 1)).toEqual([]);
  const told = await rowsOf(app.database.owner, `select person_id, ticket_id, key from notices group by 1, 2, 3 having count(*) > 1`);
  expect(told).toEqual([]);
});
