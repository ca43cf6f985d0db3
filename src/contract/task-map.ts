/** The 4R task map: what IT does, what it takes, and who shall do it; a first draft of the agreement comes out of it. */
import { z } from 'zod';
import { TASK_CATEGORIES } from '../core/task-map/categories.js';
import { TASK_DECISIONS, TASK_FREQUENCIES, TASK_RISKS, TASK_SKILLS, USUAL_OWNERS } from '../core/task-map/task.js';
import { noContent, route } from './route.js';
import { instant, line, partnershipParams, permission, person, slug, tier, uuid } from './shapes.js';

const tag = 'Task map';

const skill = z.enum(TASK_SKILLS);
const decision = z.enum(TASK_DECISIONS).nullable();
const weight = z.number().int().min(0).max(100);
/** Hours a week; nought where a task does not exist here. */
const hours = z.number().min(0).max(10_000);
const notes = z.string().max(2_000);
/** A line that can name a category of the agreement. */
const title = line.regex(/^\P{Cc}*$/u, 'A title holds no control characters');

export const taskMapSettings = z.strictObject({
  /** People of the company; the usual hours follow from it. */
  people: z.number().int().min(1).max(100_000),
  /** Hours a week that the internal IT team has. */
  hoursAvailable: hours,
  weights: z.strictObject({ capacity: weight, risk: weight, expertise: weight }),
  /** What somebody in house knows; null: nobody said. */
  skills: z.array(skill).max(TASK_SKILLS.length).nullable(),
});

const facts = {
  title,
  category: z.enum(TASK_CATEGORIES.map((one) => one.id)),
  tier,
  risk: z.enum(TASK_RISKS),
  skill,
  frequency: z.enum(TASK_FREQUENCIES),
  usual: z.enum(USUAL_OWNERS),
};

export const mapTask = z
  .strictObject({
    id: slug,
    ...facts,
    title: z.string(),
    text: z.string(),
    r: z.enum(['run', 'respond', 'reinforce', 'reinvent']),
    /** Kept by the internal party in any case. */
    decides: z.enum(['policy', 'strategy', 'risk-acceptance']).nullable(),
    /** Added here; the others are those of the library. */
    own: z.boolean(),
    usualHours: hours,
    /** What was entered, otherwise the usual hours. */
    hoursNow: hours,
    entered: z.boolean(),
    decision,
    /** Which provider takes what is shared or given away; null: the first one. */
    provider: slug.nullable(),
    notes: z.string(),
    /** Counts the changes of the task: a change names the one that its author saw. */
    revision: z.number().int(),
    editedAt: instant.nullable(),
    editedBy: person.nullable(),
  })
  .meta({ id: 'MapTask' });

export const taskMap = z
  .strictObject({
    settings: taskMapSettings,
    /** Whether somebody said how large the company is; until then the settings are a guess. */
    begun: z.boolean(),
    tasks: z.array(mapTask).max(1_000),
    /** What the people register shows of the internal party's people; null: nothing. */
    registeredSkills: z.array(skill).max(TASK_SKILLS.length).nullable(),
    can: z.strictObject({ edit: permission, draft: permission }),
  })
  .meta({ id: 'TaskMap' });

const path = '/partnerships/:partnership/task-map';

export const getTaskMap = route({
  id: 'getTaskMap',
  method: 'GET',
  path,
  tag,
  summary: 'The task map, whole',
  description: 'For IT teams of both sides. The tasks of the library are there from the start, in the order of the four Rs.',
  params: partnershipParams,
  answer: taskMap,
});

export const setTaskMap = route({
  id: 'setTaskMap',
  method: 'PUT',
  path,
  tag,
  summary: 'Say how large the company is, and what matters to it',
  params: partnershipParams,
  body: taskMapSettings,
  answer: taskMapSettings,
});

const change = z.strictObject({
  task: slug,
  /** The one that the author saw. */
  revision: z.number().int().min(0).max(1_000_000_000),
  decision: decision.optional(),
  /** A provider of the partnership; null: the first one again. */
  provider: slug.nullable().optional(),
  /** Null: the usual hours again. */
  hours: hours.nullable().optional(),
  notes: notes.optional(),
});

export const editTasks = route({
  id: 'editTasks',
  method: 'POST',
  path: `${path}/edits`,
  tag,
  summary: 'Decide on tasks, enter their hours, note something',
  description:
    'All of the changes, or none. 409 when a task was changed since the revision that its change names. Policy, strategy and risk acceptance can only be kept.',
  params: partnershipParams,
  body: z.strictObject({ changes: z.array(change).min(1).max(500) }),
  answer: z.strictObject({ items: z.array(mapTask).max(500) }),
});

export const addTask = route({
  id: 'addTask',
  method: 'POST',
  path: `${path}/tasks`,
  tag,
  summary: 'Add a task of your own',
  params: partnershipParams,
  body: z.strictObject({ ...facts, hours }),
  answer: mapTask,
  status: 201,
});

export const removeTask = route({
  id: 'removeTask',
  method: 'DELETE',
  path: `${path}/tasks/:task`,
  tag,
  summary: 'Remove a task of your own',
  params: partnershipParams.extend({ task: uuid }),
  answer: noContent,
  status: 204,
});

export const restoreTask = route({
  id: 'restoreTask',
  method: 'POST',
  path: `${path}/tasks/:task/restoration`,
  tag,
  summary: 'Put a task of your own back that was removed',
  description: 'With its decision and hours. 400 when there is another task with its title by now.',
  params: partnershipParams.extend({ task: uuid }),
  answer: mapTask,
});

export const draftFromTaskMap = route({
  id: 'draftFromTaskMap',
  method: 'POST',
  path: `${path}/draft`,
  tag,
  summary: 'Make a first draft of the agreement from the map',
  description:
    'For leads. Parties, zone, holidays, systems and sites are those of the agreement in force, as are the hours of the internal team; undecided tasks are kept. Every situation of the draft has an owner.',
  params: partnershipParams,
  body: z.strictObject({ name: title }),
  answer: z.strictObject({ draft: uuid }),
  status: 201,
});
