/** The rows of the state table for the work on a ticket. */
import type { RuleOf } from './move-rule.js';
import type { TicketStatus } from './state.js';

const LIVE: readonly TicketStatus[] = ['new', 'open', 'waiting'];
const ENDED = 'Work on this ticket has ended; only a resolved one can be reopened';

export type WorkMove = 'editChecklist' | 'askApproval' | 'withdrawApproval' | 'answerApproval' | 'overrideGates';

export const WORK_MOVES: readonly RuleOf<WorkMove>[] = [
  {
    move: 'editChecklist',
    event: 'checklist-changed',
    from: LIVE,
    to: null,
    who: ['team', 'system'],
    needs: [],
    refusal: ENDED,
    only: 'Only people of the IT teams keep the checklist',
  },
  {
    move: 'askApproval',
    event: 'approval-asked',
    from: LIVE,
    to: null,
    who: ['team', 'system'],
    needs: [],
    refusal: ENDED,
    only: 'Only people of the IT teams ask for approval',
  },
  {
    move: 'withdrawApproval',
    event: 'approval-withdrawn',
    from: LIVE,
    to: null,
    who: ['team', 'system'],
    needs: [],
    refusal: ENDED,
    only: 'Only people of the IT teams take back a question for approval',
  },
  {
    move: 'answerApproval',
    event: 'approval-answered',
    from: LIVE,
    to: null,
    who: ['team', 'requester', 'watcher'],
    needs: [],
    refusal: 'Work on this ticket has ended: nothing waits for approval any more',
    only: 'Only those who are asked can answer',
  },
  {
    move: 'overrideGates',
    event: 'gates-overridden',
    from: [...LIVE, 'resolved'],
    to: null,
    who: ['lead'],
    needs: [],
    refusal: 'The ticket is closed',
    only: 'Only a lead lets a ticket pass that lacks what the desk asks for',
  },
];
