import type { Messages } from '../en/index.js';
import type { Translated } from '../shape.js';
import { agreement } from './agreement.js';
import { attachments } from './attachments.js';
import { compare } from './compare.js';
import { conversation } from './conversation.js';
import { deskSettings } from './desk-settings.js';
import { draft } from './draft.js';
import { draftLevels } from './draft-levels.js';
import { draftParts } from './draft-parts.js';
import { history } from './history.js';
import { holding } from './holding.js';
import { identity } from './identity.js';
import { notices } from './notices.js';
import { onCall } from './on-call.js';
import { queue } from './queue.js';
import { record } from './record.js';
import { registers } from './registers.js';
import { replay } from './replay.js';
import { requests } from './requests.js';
import { satisfaction } from './satisfaction.js';
import { search } from './search.js';
import { shell } from './shell.js';
import { signing } from './signing.js';
import { taskMap } from './task-map.js';
import { templates } from './templates.js';
import { ticket } from './ticket.js';
import { tickets } from './tickets.js';
import { time } from './time.js';
import { typed } from './typed.js';
import { upkeep } from './upkeep.js';
import { words } from './words.js';
import { work } from './work.js';

export const de: Translated<Messages> = {
  ...shell,
  words,
  identity,
  tickets,
  ticket,
  agreement,
  attachments,
  compare,
  conversation,
  deskSettings,
  draft,
  draftLevels,
  parts: draftParts,
  history,
  holding,
  queue,
  notices,
  onCall,
  record,
  registers,
  replay,
  requests,
  search,
  taskMap,
  templates,
  satisfaction,
  signing,
  time,
  typed,
  upkeep,
  work,
};
