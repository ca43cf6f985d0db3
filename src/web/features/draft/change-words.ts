/** A change of a draft in words: what it is about, how it read and how it reads. */
import type { TFunction } from 'i18next';
import type { Agreement, Assignment, EscalationStep, ExceptionRule, GridRule } from '../../../core/agreement/agreement.js';
import type { DraftChange } from '../../../core/drafting/change.js';
import { calendarName, namesOf } from '../../lib/agreement-names.js';
import { conditionWords } from '../../lib/condition-words.js';
import { onlyIn, sentencesOf } from './change-sentences.js';
import { textOf } from './clipboard.js';
import { thingLines } from './parts/thing-lines.js';

/** Of a thing that is shown whole: a calendar may have hundreds of holidays. */
const MOST_LINES = 8;

export interface ChangeWords {
  readonly subject: string;
  readonly before: string;
  readonly after: string;
}

export type Worder = (change: DraftChange) => ChangeWords;

export function changeWorder(
  agreement: Agreement,
  t: TFunction,
): Worder & { readonly value: (change: DraftChange, value: unknown) => string } {
  const names = namesOf(agreement);
  const teams = new Map(agreement.teams.map((team) => [team.id, team.name]));
  const owner = (assignment: Assignment): string => {
    const text = textOf(assignment, (team) => teams.get(team) ?? team) || t('words.nobody');
    return assignment.scope === 'included' ? text : `${text}, ${t(`words.scope.${assignment.scope}`)}`;
  };
  const row = ({ category, windows, tiers }: GridRule): string =>
    [
      names.category(category),
      windows === null ? t('draft.anyWindow') : windows.map(names.window).join(' / '),
      ...(tiers === null ? [] : [t('words.tier', { tier: tiers.join('-') })]),
    ].join(', ');
  const exception = (rule: ExceptionRule): string => conditionWords(rule.when, names, t) || t('draft.exception.always');

  const value = (change: DraftChange, seen: unknown): string => {
    if (seen === null || seen === undefined) return t('draft.change.nothing');
    if (change.kind === 'move') return t('draft.change.behind', { id: typeof seen === 'string' ? seen : '' });
    const sentences = sentencesOf(agreement, change, seen);
    if (sentences !== null) return sentences.join(' ');
    const lines = thingLines(agreement, change, seen, t);
    if (lines !== null) return [...lines.slice(0, MOST_LINES), ...(lines.length > MOST_LINES ? ['…'] : [])].join(', ');
    if (change.kind === 'calendar' || change.kind === 'set') return typeof seen === 'string' ? seen : t('draft.change.other');
    if (change.list === 'rules') return `${row(seen as GridRule)}: ${owner(seen as GridRule)}`;
    if (change.list === 'exceptions') return `${exception(seen as ExceptionRule)}: ${owner(seen as ExceptionRule)}`;
    return (seen as { name?: string; id: string }).name ?? (seen as { id: string }).id;
  };
  const subject = (change: DraftChange): string => {
    switch (change.kind) {
      case 'set':
        return t(`draft.field.${change.field}`);
      case 'calendar':
        return t('draft.calendarOf', { name: calendarName(change.id) });
      case 'move':
        return change.list === 'exceptions' ? t('draft.exception.one', { id: change.id }) : change.id;
      default: {
        const item = change.kind === 'put' ? change.item : change.was;
        if (change.list === 'rules') return names.category((item as GridRule).category);
        if (change.list === 'exceptions') return t('draft.exception.one', { id: item.id });
        if (change.list === 'escalation') {
          const { clock, atPercent } = item as EscalationStep;
          return t('agreement.situation.step', { clock: t(`words.clock.${clock}`), percent: atPercent });
        }
        return (item as { name?: string }).name ?? item.id;
      }
    }
  };
  const words = (change: DraftChange): ChangeWords => {
    const after =
      change.kind === 'put' ? change.item : change.kind === 'remove' ? null : change.kind === 'move' ? change.after : change.value;
    const before = change.kind === 'move' ? change.wasAfter : change.was;
    const was = sentencesOf(agreement, change, before);
    const is = sentencesOf(agreement, change, after);
    const [had, has] = [thingLines(agreement, change, before, t), thingLines(agreement, change, after, t)];
    if (had && has) {
      const differ = (lines: readonly string[], others: readonly string[]): string =>
        onlyIn(lines, others, ', ') || t('draft.change.nothing');
      return { subject: subject(change), before: differ(had, has), after: differ(has, had) };
    }
    return {
      subject: subject(change),
      before: (was && onlyIn(was, is)) || value(change, before),
      after: (is && onlyIn(is, was)) || value(change, after),
    };
  };
  return Object.assign(words, { value });
}

/** What an edit was about, in a few words. */
export function subjectsOf(changes: readonly DraftChange[], words: Worder, most = 3): string {
  const subjects = [...new Set(changes.map((change) => words(change).subject))];
  return subjects.length <= most ? subjects.join(', ') : `${subjects.slice(0, most).join(', ')} +${subjects.length - most}`;
}
