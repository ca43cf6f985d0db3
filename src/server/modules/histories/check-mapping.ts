/** What a mapping makes of the first rows of an upload; changes nothing. */
import type { checkMapping } from '../../../contract/histories.js';
import type { AnswerOf } from '../../../contract/route.js';
import type { Agreement } from '../../../core/agreement/agreement.js';
import { teamName } from '../../../core/tickets/desk.js';
import type { TicketEvent } from '../../../core/tickets/event.js';
import { placed } from '../../../formats/history/csv/problem.js';
import type { HistorySource } from '../../../formats/history/csv/source.js';
import { fitMapping } from '../../../formats/history/fit.js';
import type { Mapping } from '../../../formats/history/mapping.js';
import { readHistory } from '../../../formats/history/read-history.js';
import { invalid } from '../../platform/http/refusal.js';

const ROWS = 1_000;
const SHOWN_TICKETS = 5;
const SHOWN_REFUSALS = 100;

export async function checkOn(source: HistorySource, mapping: Mapping, agreement: Agreement): Promise<AnswerOf<typeof checkMapping>> {
  const fitted = fitMapping(mapping, agreement);
  const refused: { line: number; reason: string }[] = [];
  const sample: AnswerOf<typeof checkMapping>['sample'] = [];
  for await (const step of readHistory(source, fitted.mapping, { most: ROWS, hashes: false })) {
    if (step.kind === 'unreadable')
      throw invalid(
        step.problems.map((one) => ({ path: ['params', 'upload'], text: placed(one), ...(one.line === null ? {} : { line: one.line }) })),
      );
    if (step.kind === 'end') {
      const { rows, tickets, notes } = step.receipt;
      return {
        rows,
        tickets,
        refused,
        unknown: notes.unlisted.map(({ column, value, count }) => ({ column, value, count })),
        misfits: fitted.misfits.slice(0, 200).map((one) => ({ ...one })),
        sample,
      };
    }
    for (const row of step.refused.slice(0, SHOWN_REFUSALS - refused.length)) refused.push({ line: row.line, reason: row.reason });
    for (const { number, events } of step.tickets.slice(0, SHOWN_TICKETS - sample.length)) {
      const created = events[0]!;
      sample.push({
        number,
        subject: created.kind === 'created' ? created.subject.slice(0, 200) : '',
        events: events.slice(0, 50).map((event) => ({ at: event.at, text: told(event, agreement) })),
      });
    }
  }
  throw new Error('A reading ends with a receipt or with problems');
}

function told(event: TicketEvent, agreement: Agreement): string {
  switch (event.kind) {
    case 'created':
      return `created, ${event.priority}, ${event.category}`;
    case 'routed':
      return event.team === null ? 'nobody has it' : `goes to ${teamName(agreement, event.team)}`;
    case 'transferred':
      return `passed to ${teamName(agreement, event.team)}`;
    case 'waiting':
      return `waits on ${event.on}`;
    case 'classified':
      return `now ${Object.values(event.changes).map(String).join(', ')}`;
    default:
      return event.kind.replaceAll('-', ' ');
  }
}
