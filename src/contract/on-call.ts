/** Who is on call: the rotas of the agreement, with what people arrange among themselves. */
import { z } from 'zod';
import { noContent, route } from './route.js';
import { instant, line, partnershipParams, permission, person, slug, uuid } from './shapes.js';

const tag = 'On call';
const teamParams = partnershipParams.extend({ team: slug });

/** Somebody of a rota; without `id` the agreement's name that no member of the team bears. */
const turnPerson = z.strictObject({ id: uuid.nullable(), name: z.string() });

const shift = z.strictObject({
  from: instant,
  to: instant,
  /** Null: nobody. */
  person: turnPerson.nullable(),
  /** Whose turn it would be, where somebody stands in. */
  insteadOf: turnPerson.nullable(),
});

const override = z.strictObject({
  id: uuid,
  person,
  /** Null: whoever's turn it is. */
  insteadOf: person.nullable(),
  from: instant,
  to: instant,
  /** For people of the team's party; '' for others. */
  reason: z.string(),
  madeBy: person,
  madeAt: instant,
});

const onCallTeam = z
  .strictObject({
    team: z.string(),
    /** Of the rota; turns begin by its clocks. */
    zone: z.string(),
    handOverMinute: z.number().int(),
    wakeNextMs: z.number().int(),
    /** The rota's hours are now: the person of the first shift is reached. */
    inHours: z.boolean(),
    /** From now on, for four weeks. */
    shifts: z.array(shift),
    /** Who may stand in. */
    members: z.array(person),
    /** Names of the agreement that no member of the team bears: they cannot be woken. */
    unknown: z.array(z.string()),
    overrides: z.array(override),
    can: z.strictObject({ arrange: permission, settle: permission }),
  })
  .meta({ id: 'OnCallTeam' });

export const getOnCall = route({
  id: 'getOnCall',
  method: 'GET',
  path: '/partnerships/:partnership/on-call',
  tag,
  summary: 'Who is on call, and who will be',
  description: 'The teams that have a rota in the agreement in force. For the two IT teams.',
  params: partnershipParams,
  answer: z.strictObject({ teams: z.array(onCallTeam), asOf: instant }),
});

export const makeOverride = route({
  id: 'makeOverride',
  method: 'POST',
  path: '/partnerships/:partnership/on-call/:team/overrides',
  tag,
  summary: 'Put somebody on call in the place of another',
  description: 'For members of the team and leads of its party. Of two that overlap the later made holds. At most 92 days long.',
  params: teamParams,
  body: z.strictObject({ person: uuid, insteadOf: uuid.nullable(), from: instant, to: instant, reason: line.or(z.literal('')) }),
  answer: z.strictObject({ id: uuid }),
  status: 201,
});

export const removeOverride = route({
  id: 'removeOverride',
  method: 'DELETE',
  path: '/partnerships/:partnership/on-call/overrides/:override',
  tag,
  summary: 'Take an override back',
  params: partnershipParams.extend({ override: uuid }),
  answer: noContent,
  status: 204,
});

export const changeOnCallSettings = route({
  id: 'changeOnCallSettings',
  method: 'PUT',
  path: '/partnerships/:partnership/on-call/:team/settings',
  tag,
  summary: 'When turns begin, and how long a wake waits for an answer',
  description: 'For leads of the team’s party. `handOverMinute` counts from midnight in the zone of the rota.',
  params: teamParams,
  body: z.strictObject({
    handOverMinute: z.number().int().min(0).max(1439),
    wakeNextMs: z.number().int().min(60_000).max(86_400_000),
  }),
  answer: noContent,
  status: 204,
});
