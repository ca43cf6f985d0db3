/** Findings on the registers in the reader's language, with what to do about each. */
import type { TFunction } from 'i18next';
import type { getRegisterFindings } from '../../../contract/registers.js';
import type { AnswerOf } from '../../../contract/route.js';
import type { RegisterKind } from '../../../core/registers/register.js';
import { choiceText } from './words.js';

export type Finding = AnswerOf<typeof getRegisterFindings>['items'][number];

/** On which register it is mended. */
export const registerOf = (finding: Finding): RegisterKind =>
  finding.kind === 'duplicate-tool' || finding.kind === 'no-tool' ? 'tools' : 'systems';

export function findingText(t: TFunction, finding: Finding): string {
  switch (finding.kind) {
    case 'unknown-dependency': {
      const { system, name, near } = finding;
      return near === null
        ? t('registers.unknownDependency', { system, name })
        : t('registers.unknownDependencyNear', { system, name, near });
    }
    case 'dependency-circle':
      return t('registers.circle', { systems: [...finding.systems, finding.systems[0]].join(' › ') });
    case 'duplicate-tool':
      return t('registers.duplicate', { function: choiceText(t, finding.function), tools: finding.tools.join(', ') });
    case 'no-tool': {
      const named = choiceText(t, finding.function);
      if (finding.tools.length > 0) return t('registers.none', { function: named, tools: finding.tools.join(', ') });
      return finding.task === null
        ? t('registers.noToolShared', { function: named })
        : t('registers.noToolFor', { function: named, task: finding.task });
    }
  }
}
