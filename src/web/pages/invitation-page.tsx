import { Button, PasswordInput } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { acceptInvitation } from '../../contract/identity.js';
import { useEntry } from '../features/identity/use-entry.js';
import { call } from '../lib/api.js';
import { useTranslation } from '../lib/i18n/translation.js';
import { Head } from '../lib/page.js';
import { ProblemNote, placesOf, problemOf } from '../lib/problem.js';
import { paths } from '../paths.js';
import { CardPage } from '../ui/card-page.js';
import { ErrorState } from '../ui/states.js';

const route = getRouteApi(paths.invitation);

export function InvitationPage() {
  const { t } = useTranslation();
  const { token } = route.useParams();
  const [password, setPassword] = useState('');
  const send = useEntry((body: { password: string }) => call(acceptInvitation, { params: { token }, body }), '/');
  const wrong = placesOf(send.error).get('password');
  const code = problemOf(send.error)?.code;
  const old = code === 'not-found' || code === 'refused' || code === 'conflict';
  return (
    <CardPage>
      <Head title={t('identity.invitation.title')} />
      <p className="mute">{t('identity.invitation.text')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate({ password });
        }}
      >
        <PasswordInput
          label={t('identity.first.password')}
          description={t('identity.first.passwordHint')}
          autoComplete="new-password"
          minLength={10}
          required
          withAsterisk={false}
          autoFocus
          value={password}
          error={wrong}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {old ? <ErrorState title={t('identity.invitation.old')} /> : wrong ? null : <ProblemNote error={send.error} />}
        <Button type="submit" variant="filled" loading={send.isPending}>
          {t('identity.invitation.submit')}
        </Button>
      </form>
    </CardPage>
  );
}
