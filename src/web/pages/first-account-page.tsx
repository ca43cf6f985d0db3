import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Navigate } from '@tanstack/react-router';
import { FirstAccountForm } from '../features/identity/first-account-form.js';
import { useTranslation } from '../lib/i18n/translation.js';
import { Head } from '../lib/page.js';
import { sessionQuery } from '../lib/session.js';
import { paths } from '../paths.js';
import { CardPage } from '../ui/card-page.js';

const route = getRouteApi(paths.firstAccount);

export function FirstAccountPage() {
  const { t } = useTranslation();
  const { token } = route.useSearch();
  const session = useQuery(sessionQuery);
  if (session.data?.person) return <Navigate to="/" />;
  if (session.data && !session.data.firstAccountNeeded) {
    return (
      <CardPage>
        <Head title={t('identity.first.title')} />
        <p className="mute">{t('identity.first.done')}</p>
        <p>
          <Link to={paths.signIn}>{t('identity.signIn.title')}</Link>
        </p>
      </CardPage>
    );
  }
  return (
    <CardPage>
      <Head title={token ? t('identity.first.title') : t('identity.first.noTokenTitle')} />
      <p className="mute">{token ? t('identity.first.text') : t('identity.first.noToken')}</p>
      {token ? <FirstAccountForm token={token} /> : null}
    </CardPage>
  );
}
