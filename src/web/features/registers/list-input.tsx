/** Several short texts. What was typed and not yet divided off counts as one of them, so that nothing typed is lost on saving. */
import { TagsInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../lib/i18n/translation.js';
import { partsOf } from './field-text.js';

export interface ListInputProps {
  readonly label: string;
  readonly error: string | null;
  /** As it is typed: parts apart by semicolons. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly known: readonly string[];
  readonly limit: number;
}

export function ListInput({ label, error, value, onChange, known, limit }: ListInputProps) {
  const { t } = useTranslation();
  const [parts, setParts] = useState(() => partsOf(value));
  const [typed, setTyped] = useState('');
  const keep = (nowParts: readonly string[], nowTyped: string): void => onChange(partsOf([...nowParts, nowTyped].join(';')).join('; '));
  return (
    <TagsInput
      label={label}
      description={t('registers.listHint')}
      error={error}
      value={parts}
      onChange={(now) => {
        const clean = now.flatMap(partsOf);
        setParts(clean);
        setTyped('');
        keep(clean, '');
      }}
      searchValue={typed}
      onSearchChange={(now) => {
        setTyped(now);
        keep(parts, now);
      }}
      splitChars={[';']}
      data={[...known]}
      limit={limit}
      maxLength={200}
    />
  );
}
