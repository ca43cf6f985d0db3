import { Button, NativeSelect, Select, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { listStarters, startPartnership } from '../../../contract/partnerships.js';
import { call, queries, queryOf } from '../../lib/api.js';
import { viewerZone } from '../../lib/format.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { ProblemNote, placesOf } from '../../lib/problem.js';
import { sessionQuery } from '../../lib/session.js';
import { useDraft } from '../../lib/use-draft.js';
import { paths } from '../../paths.js';

/** A partnership of one's own: four answers, then a small agreement stands. */
export function StartOwn() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const [values, change, clear] = useDraft('own', { name: '', internalName: '', providerName: '', zone: viewerZone(), starter: '' });
  const starters = useQuery({ ...queryOf(listStarters, {}), enabled: open, staleTime: Number.POSITIVE_INFINITY });
  const chosen = starters.data?.items.find((one) => one.id === values.starter);
  const start = useMutation({
    mutationFn: () => {
      const { starter, ...body } = values;
      return call(startPartnership, { body: starter === '' ? body : { ...body, starter } });
    },
    onSuccess: async (made) => {
      clear();
      await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
      await navigate({ to: paths.agreement, params: { partnership: made.id } });
    },
  });
  const places = placesOf(start.error);
  if (!open) return <Button onClick={() => setOpen(true)}>{t('identity.welcome.ownAction')}</Button>;
  const field = (name: 'name' | 'internalName' | 'providerName') => ({
    required: true,
    withAsterisk: false,
    value: values[name],
    error: places.get(name),
    onChange: (event: { currentTarget: { value: string } }) => change({ [name]: event.currentTarget.value }),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        start.mutate();
      }}
    >
      <TextInput label={t('identity.welcome.name')} autoFocus {...field('name')} />
      <TextInput label={t('identity.welcome.internalName')} description={t('identity.welcome.internalHint')} {...field('internalName')} />
      <TextInput label={t('identity.welcome.providerName')} description={t('identity.welcome.providerHint')} {...field('providerName')} />
      <Select
        label={t('identity.welcome.zone')}
        data={[...new Set([viewerZone(), 'UTC', ...Intl.supportedValuesOf('timeZone')])]}
        searchable
        limit={60}
        allowDeselect={false}
        value={values.zone}
        error={places.get('zone')}
        onChange={(zone) => change({ zone: zone ?? viewerZone() })}
      />
      <NativeSelect
        label={t('identity.welcome.starter')}
        description={chosen?.description}
        value={values.starter}
        data={[
          { value: '', label: t('identity.welcome.starterNone') },
          ...(starters.data?.items ?? []).map((one) => ({ value: one.id, label: one.title })),
        ]}
        onChange={(event) => change({ starter: event.currentTarget.value })}
      />
      {places.size > 0 ? null : <ProblemNote error={start.error} />}
      <Button type="submit" variant="filled" loading={start.isPending}>
        {t('identity.welcome.ownAction')}
      </Button>
    </form>
  );
}
