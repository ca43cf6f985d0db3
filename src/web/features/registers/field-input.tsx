/** One field of an entry, by its type. Known names are offered; what is typed stays free. */
import { Autocomplete, NativeSelect, TextInput } from '@mantine/core';
import type { RegisterField } from '../../../core/registers/register.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { useHere } from '../../lib/session.js';
import { ListInput } from './list-input.js';
import { choiceText, fieldLabel } from './words.js';

export interface FieldInputProps {
  readonly field: RegisterField;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | null;
  /** Names to choose from; null: there never are any. */
  readonly known: readonly string[] | null;
}

const MOST_OFFERED = 8;

export function FieldInput({ field, value, onChange, error, known }: FieldInputProps) {
  const { t } = useTranslation();
  const here = useHere();
  const shared = { label: `${fieldLabel(t, field.id)}${field.required ? ' *' : ''}`, error };
  const options =
    field.type === 'choice'
      ? field.choices.map((one) => ({ value: one, label: choiceText(t, one) }))
      : field.type === 'party'
        ? here.partnership.parties.map((one) => ({ value: one.id, label: one.name }))
        : field.type === 'yes-no'
          ? ['yes', 'no'].map((one) => ({ value: one, label: choiceText(t, one) }))
          : null;
  if (options)
    return (
      <NativeSelect
        {...shared}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        data={[{ value: '', label: '–' }, ...options]}
      />
    );
  if (field.type === 'list') return <ListInput {...shared} value={value} onChange={onChange} known={known ?? []} limit={MOST_OFFERED} />;
  if (known !== null)
    return <Autocomplete {...shared} value={value} onChange={onChange} data={[...known]} limit={MOST_OFFERED} maxLength={1_000} />;
  return (
    <TextInput
      {...shared}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      maxLength={1_000}
      type={field.type === 'date' ? 'date' : 'text'}
      inputMode={field.type === 'number' ? 'numeric' : 'text'}
    />
  );
}
