/** What a notice says, from ids and numbers: the texts are those of the viewer's language. */
import type { TFunction } from 'i18next';
import type { listNotices } from '../../../contract/notices.js';
import type { AnswerOf } from '../../../contract/route.js';
import type { Here } from '../../lib/here.js';
import { type paths as all, paths } from '../../paths.js';

export type Notice = AnswerOf<typeof listNotices>['items'][number];

/** Kinds with words of their own; others say that something happened on the ticket. */
const KINDS = new Set([
  'ticket.escalated',
  'ticket.woken',
  'ticket.unowned',
  'ticket.untouched',
  'ticket.late',
  'ticket.mentioned',
  'ticket.resolved',
  'ticket.reopened',
  'ticket.closed',
  'ticket.merged',
  'ticket.assigned',
  'ticket.taken-over',
  'ticket.hand-off-offered',
  'ticket.hand-off-accepted',
  'ticket.hand-off-declined',
  'ticket.hand-off-passed',
  'ticket.leads-called-in',
  'ticket.not-accountable-marked',
  'ticket.not-accountable-answered',
  'ticket.not-accountable-decided',
  'ticket.approval-asked',
  'on-call.arranged',
  'on-call.taken-back',
  'ticket-schedule.paused',
]);

export function noticeText(notice: Notice, t: TFunction, here: Here): string {
  const { kind, data } = notice;
  if (kind === 'ticket.messaged') return t(`notices.messages.${data['audience'] as 'requester'}`);
  if (!KINDS.has(kind)) return t('notices.kinds.other');
  const key = `notices.kinds.${kind.replace(/[.-](.)/g, (_, letter: string) => letter.toUpperCase())}`;
  const team = typeof data['team'] === 'string' ? here.teamName(data['team']) : '';
  const clock = typeof data['clock'] === 'string' ? t(`words.clock.${data['clock']}` as 'words.clock.resolve') : '';
  return t(key as 'notices.kinds.other', { team, clock, percent: Number(data['atPercent'] ?? 0) });
}

type Path = (typeof all)[keyof typeof all];

/** Where it leads: a wake to the page with its one button, the rest to the ticket. */
export function noticeTarget(notice: Notice): { readonly to: Path; readonly search?: { readonly key: string } } | null {
  if (notice.ticket === null) {
    if (notice.kind === 'ticket-schedule.paused') return { to: paths.templates };
    return notice.kind.startsWith('on-call.') ? { to: paths.onCall } : null;
  }
  const key = notice.data['escalation'];
  if (notice.kind === 'ticket.woken' && !notice.acknowledged && typeof key === 'string') return { to: paths.acknowledge, search: { key } };
  return { to: paths.ticket };
}
