/** A time zone by its IANA name, found by any part of it. */
import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from '../../../lib/i18n/translation.js';

export interface ZoneFieldProps {
  readonly value: string;
  readonly onChange: (zone: string) => void;
}

/** More than this says: type more. */
const MOST_SHOWN = 40;

export function ZoneField({ value, onChange }: ZoneFieldProps) {
  const { t } = useTranslation();
  const zones = useMemo(() => [...new Set([value, 'UTC', ...Intl.supportedValuesOf('timeZone')])], [value]);
  return (
    <Select
      label={t('parts.zone')}
      data={zones}
      value={value}
      searchable
      allowDeselect={false}
      limit={MOST_SHOWN}
      filter={({ options, search }) => {
        const wanted = search.trim().toLowerCase().replace(/\s+/g, '_');
        return options.filter((one) => 'value' in one && one.value.toLowerCase().includes(wanted));
      }}
      nothingFoundMessage={t('parts.noZone')}
      onChange={(zone) => zone !== null && onChange(zone)}
    />
  );
}
