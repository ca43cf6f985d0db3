import type { z } from 'zod';
import type { changeRequest } from '../../../contract/change-requests.js';
import type { Member } from '../../context.js';
import { type PeopleById, personIn } from '../identity/index.js';
import type { ChangeRequestRow } from './change-requests.repo.js';
import { mayAnswer, mayWithdraw, permissionOf } from './may.js';

export function viewRequest(row: ChangeRequestRow, people: PeopleById, member: Member): z.infer<typeof changeRequest> {
  return {
    id: row.request_id,
    title: row.title,
    text: row.body,
    about: row.about,
    at: row.at,
    by: personIn(people, row.person_id),
    state: row.state,
    answer:
      row.answered_at === null || row.answered_by === null
        ? null
        : { text: row.answer ?? '', at: row.answered_at, by: personIn(people, row.answered_by) },
    draft: row.draft_id,
    can: { answer: permissionOf(mayAnswer(member, row)), withdraw: permissionOf(mayWithdraw(member, row)) },
  };
}

/** Everybody whose name a request shows. */
export const peopleIn = (rows: readonly ChangeRequestRow[]): (string | null)[] => rows.flatMap((row) => [row.person_id, row.answered_by]);
