/** The name of a thing; it says what is wrong with it, an empty one only once somebody tried to save. */
import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { useTried } from './form-dialog.js';
import { nameTrouble } from './name-trouble.js';

export interface NameFieldProps {
  readonly label?: string;
  readonly description?: ReactNode;
  readonly value: string;
  /** Names that are taken. */
  readonly others: readonly string[];
  readonly first?: boolean;
  readonly onChange: (name: string) => void;
}

export function NameField({ label, description, value, others, first = false, onChange }: NameFieldProps) {
  const { t } = useTranslation();
  const tried = useTried();
  const trouble = nameTrouble(value, others);
  return (
    <TextInput
      label={label ?? t('draft.name')}
      description={description}
      value={value}
      required
      error={trouble === null || (trouble === 'empty' && !tried) ? undefined : t(`parts.name.${trouble}`)}
      {...(first ? { 'data-autofocus': true } : {})}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
