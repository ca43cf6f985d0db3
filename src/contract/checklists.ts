/** The checklist of a ticket: kept by both IT teams, each tick with who and when. */
import { z } from 'zod';
import { CHECKLIST_TEXT, MOST_CHECKLIST } from '../core/tickets/checklist-decide.js';
import { route } from './route.js';
import { uuid } from './shapes.js';
import { command, ticketParams } from './ticket-shapes.js';

const tag = 'Checklists';

export const checklistText = z.string().trim().min(1).max(CHECKLIST_TEXT);

export const addChecklistItems = route({
  ...command,
  tag,
  id: 'addChecklistItems',
  method: 'POST',
  path: '/partnerships/:partnership/tickets/:ticket/checklist',
  summary: 'Add items to the checklist',
  params: ticketParams,
  body: z.strictObject({ items: z.array(checklistText).min(1).max(MOST_CHECKLIST) }),
  status: 201,
});

const itemParams = ticketParams.extend({ item: uuid });

export const changeChecklistItem = route({
  ...command,
  tag,
  id: 'changeChecklistItem',
  method: 'PATCH',
  path: '/partnerships/:partnership/tickets/:ticket/checklist/:item',
  summary: 'Tick an item, word it anew, or move it',
  description: 'Exactly one of `done`, `text` and `to`; `to` is the place that it then has, from 0.',
  params: itemParams,
  body: z
    .strictObject({
      done: z.boolean().optional(),
      text: checklistText.optional(),
      to: z.number().int().min(0).max(MOST_CHECKLIST).optional(),
    })
    .refine((one) => [one.done, one.text, one.to].filter((value) => value !== undefined).length === 1, {
      message: 'Pass exactly one of `done`, `text` and `to`',
    }),
});

export const removeChecklistItem = route({
  ...command,
  tag,
  id: 'removeChecklistItem',
  method: 'DELETE',
  path: '/partnerships/:partnership/tickets/:ticket/checklist/:item',
  summary: 'Remove an item',
  params: itemParams,
});
