/** What a field of an entry holds, in the reader's words. */
import type { FieldValue, RegisterField } from '../../../core/registers/register.js';
import { useFormat } from '../../lib/format.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { useHere } from '../../lib/session.js';
import { PartyChip } from '../../ui/party-chip.js';
import { typedText } from './field-text.js';
import { choiceText } from './words.js';

export function FieldValueText({ field, value }: { readonly field: RegisterField; readonly value: FieldValue | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const here = useHere();
  if (value === null || value === undefined) return null;
  if (field.type === 'party') return <PartyChip tone={here.tone(String(value))} label={here.partyName(String(value))} />;
  if (typeof value === 'number') return format.number(value);
  const text = typedText(value);
  return field.type === 'choice' || field.type === 'yes-no' ? choiceText(t, text) : text;
}
