/** The reasons of a suggestion in the reader's language, in a few words each. */
import type { TFunction } from 'i18next';
import type { Cause } from '../../../core/decision.js';

const KEYS = {
  'task.decides': 'decides',
  'task.usual-internal': 'usualInternal',
  'task.usual-shared': 'usualShared',
  'task.usual-provider': 'usualProvider',
  'task.too-much-work': 'tooMuchWork',
  'task.takes-time': 'takesTime',
  'task.risk-medium': 'riskMedium',
  'task.risk-high': 'riskHigh',
  'task.skill-here': 'skillHere',
  'task.skill-missing': 'skillMissing',
  'task.skill-rare': 'skillRare',
} as const;

/** A reason without words of its own says its plain text. */
export const reasonText = (t: TFunction, { code, text }: Cause): string =>
  Object.hasOwn(KEYS, code) ? t(`taskMap.because.${KEYS[code as keyof typeof KEYS]}`) : text;
