import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { createFirstAccount } from '../../../contract/identity.js';
import { call } from '../../lib/api.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { ProblemNote, placesOf } from '../../lib/problem.js';
import { useEntry } from './use-entry.js';

export function FirstAccountForm({ token }: { readonly token: string }) {
  const { t } = useTranslation();
  const [values, setValues] = useState({ name: '', email: '', password: '' });
  const send = useEntry((body: typeof values & { token: string }) => call(createFirstAccount, { body }), '/welcome');
  const places = placesOf(send.error);
  const field = (name: keyof typeof values) => ({
    name,
    required: true,
    withAsterisk: false,
    value: values[name],
    error: places.get(name),
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setValues((before) => ({ ...before, [name]: value }));
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate({ ...values, token });
      }}
    >
      <TextInput label={t('identity.first.name')} autoComplete="name" autoFocus {...field('name')} />
      <TextInput label={t('identity.first.email')} type="email" autoComplete="username" {...field('email')} />
      <PasswordInput
        label={t('identity.first.password')}
        description={t('identity.first.passwordHint')}
        autoComplete="new-password"
        minLength={10}
        {...field('password')}
      />
      {places.size > 0 ? null : <ProblemNote error={send.error} />}
      <Button type="submit" variant="filled" loading={send.isPending}>
        {t('identity.first.submit')}
      </Button>
    </form>
  );
}
