import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { signIn } from '../../../contract/identity.js';
import { call } from '../../lib/api.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { ProblemNote, problemOf } from '../../lib/problem.js';
import { useEntry } from './use-entry.js';

export function SignInForm({ next }: { readonly next: string }) {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const send = useEntry((body: { email: string; password: string }) => call(signIn, { body }), next);
  const wrong = problemOf(send.error)?.code === 'unauthenticated' || problemOf(send.error)?.code === 'invalid';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate({ email, password });
      }}
    >
      <TextInput
        label={t('identity.signIn.email')}
        type="email"
        name="email"
        autoComplete="username"
        required
        autoFocus
        withAsterisk={false}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <PasswordInput
        label={t('identity.signIn.password')}
        name="password"
        autoComplete="current-password"
        required
        withAsterisk={false}
        value={password}
        error={wrong ? t('identity.signIn.wrong') : null}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      {wrong ? null : <ProblemNote error={send.error} />}
      <Button type="submit" variant="filled" loading={send.isPending}>
        {t('identity.signIn.submit')}
      </Button>
    </form>
  );
}
