/** What a ticket is about, as fields: of a new ticket, and of a template of tickets. */
import { NativeSelect, Select, Textarea, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { type Agreement, LEVELS, type Level, TICKET_TYPES, TIERS, type TicketType, type Tier } from '../../core/agreement/agreement.js';
import { FieldLine } from '../ui/field-line.js';
import type { Names } from './agreement-names.js';
import { useTranslation } from './i18n/translation.js';
import { useHere } from './session.js';

export interface TicketFieldValues {
  readonly subject: string;
  readonly text: string;
  readonly type: TicketType;
  readonly category: string;
  readonly impact: Level;
  readonly urgency: Level;
  readonly tier: Tier;
  readonly system: string | null;
  readonly site: string | null;
}

export interface TicketFieldsProps {
  readonly values: TicketFieldValues;
  readonly change: (part: Partial<TicketFieldValues>) => void;
  readonly agreement: Agreement;
  readonly names: Names;
  /** What the server said against a field, by its name. */
  readonly errors?: ReadonlyMap<string, string>;
  readonly autoFocus?: boolean;
}

export function TicketFields({ values, change, agreement, names, errors = NONE, autoFocus = false }: TicketFieldsProps) {
  const { t } = useTranslation();
  const here = useHere();
  const categories = useMemo(
    () => agreement.categories.filter((one) => one.parent !== null).map((one) => ({ value: one.id, label: names.categoryPath(one.id) })),
    [agreement, names],
  );
  const levels = LEVELS.map((level) => ({ value: level, label: t(`words.level.${level}`) }));
  const optional = (list: readonly { readonly id: string; readonly name: string }[], chosen: string | null) => [
    { value: '', label: t('tickets.create.noSystem') },
    ...list.map((one) => ({ value: one.id, label: one.name })),
    // Of an older agreement: it is seen, and can be taken away.
    ...(chosen === null || list.some((one) => one.id === chosen) ? [] : [{ value: chosen, label: chosen }]),
  ];
  return (
    <>
      <TextInput
        label={t('tickets.create.subject')}
        placeholder={t('tickets.create.subjectHint')}
        autoFocus={autoFocus}
        maxLength={200}
        value={values.subject}
        error={errors.get('subject')}
        onChange={(event) => change({ subject: event.currentTarget.value })}
      />
      <Select
        label={t('tickets.create.category')}
        placeholder={t('tickets.create.categoryPlaceholder')}
        data={categories}
        searchable
        limit={80}
        maxDropdownHeight={320}
        value={values.category || null}
        error={errors.get('category')}
        onChange={(category) => change({ category: category ?? '' })}
      />
      <Textarea
        label={t('tickets.create.text')}
        autosize
        minRows={5}
        maxRows={16}
        maxLength={20_000}
        value={values.text}
        error={errors.get('text')}
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
      <FieldLine>
        <NativeSelect
          label={t('tickets.create.type')}
          value={values.type}
          data={TICKET_TYPES.map((type) => ({ value: type, label: t(`words.type.${type}`) }))}
          onChange={(event) => change({ type: event.currentTarget.value as TicketType })}
        />
        <NativeSelect
          label={t('tickets.create.impact')}
          value={values.impact}
          data={levels}
          onChange={(event) => change({ impact: event.currentTarget.value as Level })}
        />
        <NativeSelect
          label={t('tickets.create.urgency')}
          value={values.urgency}
          data={levels}
          onChange={(event) => change({ urgency: event.currentTarget.value as Level })}
        />
        {/* The line of support is the teams' own affair. */}
        {here.membership.party === null ? null : (
          <NativeSelect
            label={t('tickets.create.tier')}
            value={String(values.tier)}
            data={TIERS.map((tier) => ({ value: String(tier), label: String(tier) }))}
            onChange={(event) => change({ tier: Number(event.currentTarget.value) as Tier })}
          />
        )}
      </FieldLine>
      <FieldLine>
        <NativeSelect
          label={t('tickets.create.system')}
          value={values.system ?? ''}
          data={optional(agreement.systems, values.system)}
          onChange={(event) => change({ system: event.currentTarget.value || null })}
        />
        <NativeSelect
          label={t('tickets.create.site')}
          value={values.site ?? ''}
          data={optional(agreement.sites, values.site)}
          onChange={(event) => change({ site: event.currentTarget.value || null })}
        />
      </FieldLine>
    </>
  );
}

const NONE: ReadonlyMap<string, string> = new Map();
