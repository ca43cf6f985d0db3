/** What is shown of a clock: which ones, whose hours they count, and how they stand. */
import type { TFunction } from 'i18next';
import type { WaitReason } from '../../../../core/agreement/agreement.js';
import type { Clock } from '../../../../core/sla/clock.js';
import { calendarName } from '../../../lib/agreement-names.js';
import type { Here } from '../../../lib/here.js';
import type { Format } from '../../../lib/make-format.js';

/** Each has a colour, an icon and a word: colour alone says nothing. */
export type State = 'good' | 'late' | 'soon' | 'paused' | 'calm';

/** The last clock of each kind: earlier accept clocks belong to hand-offs that are answered. */
export function currentClocks(clocks: readonly Clock[]): readonly Clock[] {
  return clocks.filter(
    (clock, index) => clocks.findLastIndex((other) => other.kind === clock.kind) === index && clock.state !== 'cancelled',
  );
}

/** The ones before the last of each kind that ended well or badly, newest first. */
export function earlierClocks(clocks: readonly Clock[]): readonly Clock[] {
  const current = new Set(currentClocks(clocks));
  return clocks.filter((clock) => !current.has(clock) && (clock.state === 'met' || clock.state === 'missed')).reverse();
}

/** Whose hours it counts: those of a calendar, or of the team that is to accept. */
export const hoursOf = (clock: Clock, here: Here): string =>
  clock.kind === 'accept' ? here.teamName(clock.calendar) : calendarName(clock.calendar);

export interface Described {
  readonly text: string;
  readonly state: State;
}

export function describe(clock: Clock, format: Format, t: TFunction, asOf: number, waitingOn: WaitReason | null = null): Described {
  const left = clock.targetMs - clock.elapsedMs;
  // Counted time has no days: two days of it would be read as from Monday to Wednesday.
  const counted = (ms: number) => (Math.abs(ms) < 48 * 3_600_000 ? format.duration(ms) : format.hours(ms));
  const soon = clock.elapsedMs >= clock.targetMs * 0.75;
  switch (clock.state) {
    case 'met':
      return { text: t('ticket.clock.met', { time: counted(clock.elapsedMs) }), state: 'good' };
    case 'missed':
      return clock.stoppedAt === null
        ? { text: t('ticket.clock.over', { time: counted(-left) }), state: 'late' }
        : { text: t('ticket.clock.missed', { time: counted(clock.elapsedMs) }), state: 'late' };
    case 'paused': {
      if (waitingOn === null) return { text: t('ticket.clock.paused', { time: counted(left) }), state: left < 0 ? 'late' : 'paused' };
      const on = t(`words.waiting.${waitingOn}`);
      return left < 0
        ? { text: t('holding.clock.pausedOver', { on, time: counted(-left) }), state: 'late' }
        : { text: t('holding.clock.paused', { on, time: counted(left) }), state: 'paused' };
    }
    case 'cancelled':
      return { text: t('ticket.clock.cancelled'), state: 'calm' };
    default: {
      const due = clock.dueAt === null ? '' : ` · ${format.short(clock.dueAt, asOf)}`;
      return left < 0
        ? { text: t('ticket.clock.over', { time: counted(-left) }), state: 'late' }
        : { text: t('ticket.clock.left', { time: counted(left) }) + due, state: soon ? 'soon' : 'calm' };
    }
  }
}
