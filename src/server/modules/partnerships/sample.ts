/**
 * The sample partnership: one for each installation. The agreement, people and tickets are there when
 * the request is answered; the year of history follows as a job.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { buildTickets } from '../../../../seed/tickets/build.js';
import { STORIES } from '../../../../seed/tickets/stories.js';
import { DAY, type Instant } from '../../../core/time.js';
import { parseAgreement } from '../../../formats/agreement/parse.js';
import { seedFolder } from '../../folders.js';
import type { Tx } from '../../platform/db/db.js';
import { keyedId, newId } from '../../platform/ids.js';
import type { JobKind } from '../../platform/jobs/running-job.js';
import type { Services } from '../../services.js';
import { agreementInForce, saveVersion } from '../agreements/index.js';
import { announceMembers } from '../identity/index.js';
import { writeTickets } from '../tickets/index.js';
import { found, joinAsLead } from './found-partnership.js';
import { importSampleHistory } from './sample-history.js';
import { saveSamplePeople } from './sample-people.js';
import { saveSampleRegisters } from './sample-registers.js';

const SAMPLE = keyedId('tandem sample partnership');
/** Version 3 has held since before the history begins. */
const IN_FORCE_FOR = 400 * DAY;
const FIRST_NUMBER = 2001;

const read = (name: string): string => readFileSync(path.join(seedFolder(), name), 'utf8');

function agreementIn(name: string) {
  const file = read(name);
  const parsed = parseAgreement(file);
  if (!parsed.ok) throw new Error(`${name}: ${parsed.problems[0]?.text}`);
  return { file, agreement: parsed.agreement };
}

export const sampleJob: JobKind<{ until: Instant }> = {
  kind: 'sample',
  input: z.strictObject({ until: z.number().int() }),
  unit: 'rows',
  run: (job) => importSampleHistory(job, read('map.yaml')),
};

export interface Opening {
  /** Who becomes its internal lead; null for nobody. */
  readonly person: string | null;
  readonly now: Instant;
  /** Without it the year of history is left out. */
  readonly history?: boolean;
}

/** Opens the sample; whoever opens it becomes its internal lead. Opening it again answers the same partnership. */
export async function openSample(services: Services, { person, now, history = true }: Opening) {
  const { db, jobs, signals } = services;
  return db.write(SAMPLE, async (tx) => {
    const there = await tx.selectFrom('partnerships').select('partnership_id').where('partnership_id', '=', SAMPLE).executeTakeFirst();
    if (!there) await write(tx, now);
    const { agreement } = await agreementInForce(tx, SAMPLE, now);
    if (person !== null) await joinAsLead(tx, SAMPLE, agreement, person, now);
    announceMembers(tx, signals, SAMPLE);
    if (!history) return { partnership: SAMPLE, job: null };
    const before = await jobs.findBySubject(tx, SAMPLE, SAMPLE);
    if (before !== null && before.state !== 'failed' && before.state !== 'cancelled') return { partnership: SAMPLE, job: before.id };
    const job = await jobs.add(tx, sampleJob, {
      partnership: SAMPLE,
      now,
      title: "A year of Harbor Lane's history",
      subject: SAMPLE,
      startedBy: person,
      input: { until: now },
    });
    return { partnership: SAMPLE, job: job.id };
  });
}

async function write(tx: Tx, now: Instant): Promise<void> {
  const { agreement, file } = agreementIn('agreement.yaml');
  const draft = agreementIn('agreement-draft.yaml');
  await found(tx, {
    id: SAMPLE,
    name: 'Harbor Lane Manufacturing',
    sample: true,
    agreement,
    file,
    effectiveAt: now - IN_FORCE_FOR,
    now: now - IN_FORCE_FOR,
    lead: null,
  });
  await saveVersion(tx, SAMPLE, {
    agreement: draft.agreement,
    file: draft.file,
    state: 'draft',
    effectiveAt: null,
    now: now - 2 * DAY,
    by: null,
  });
  const people = await saveSamplePeople(tx, SAMPLE, agreement, now - IN_FORCE_FOR);
  const person = (who: string): string => people.get(who) ?? fail(`There is no "${who}" in the sample`);
  await saveSampleRegisters(tx, SAMPLE, agreement, person('maya'), now);
  const built = buildTickets(STORIES, { agreement, now, newId, person });
  const under = await agreementInForce(tx, SAMPLE, now);
  const tickets = built.map(({ events, messages, state }, index) => ({
    number: String(FIRST_NUMBER + index),
    ordinal: FIRST_NUMBER + index,
    events,
    recorded: null,
    requester: state.requester,
    assignee: state.assignee,
    messages: messages.map((one) => ({
      message_id: one.id,
      at: one.at,
      audience: one.audience,
      author: one.author,
      author_party: one.authorParty,
      body: one.body,
    })),
  }));
  await writeTickets(tx, SAMPLE, null, under, tickets);
  await tx
    .insertInto('ticket_numbers')
    .values({ partnership_id: SAMPLE, last: FIRST_NUMBER + built.length - 1 })
    .execute();
}

function fail(text: string): never {
  throw new Error(text);
}
