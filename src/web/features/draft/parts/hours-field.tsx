/** Hours of a week, written as in the agreement's file. What cannot be read says what is wrong with it. */
import { TextInput } from '@mantine/core';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import type { Period, WeeklyHours } from '../../../../core/calendar/definition.js';
import { type Parsed, parseHours } from '../../../../core/calendar/hours-text.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { slipOf } from './hours-slip.js';

export function hoursTrouble(parsed: Parsed<readonly Period[] | WeeklyHours>, t: TFunction): string | null {
  const found = slipOf(parsed);
  return found && t(`parts.slip.${found.slip}`, { part: found.part });
}

export interface HoursFieldProps {
  readonly label?: string;
  readonly description?: ReactNode;
  readonly value: string;
  /** What else is wrong, with hours that can be read. */
  readonly trouble?: string | null;
  readonly onChange: (text: string) => void;
}

export function HoursField({ label, description, value, trouble = null, onChange }: HoursFieldProps) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={label ?? t('draft.hours')}
      description={description}
      value={value}
      error={hoursTrouble(parseHours([value]), t) ?? trouble}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
