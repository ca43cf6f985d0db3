import { getRouteApi } from '@tanstack/react-router';
import { SignInForm } from '../features/identity/sign-in-form.js';
import { useTranslation } from '../lib/i18n/translation.js';
import { Head } from '../lib/page.js';
import { paths } from '../paths.js';
import { CardPage } from '../ui/card-page.js';

const route = getRouteApi(paths.signIn);

export function SignInPage() {
  const { t } = useTranslation();
  const { next } = route.useSearch();
  return (
    <CardPage>
      <Head title={t('identity.signIn.title')} />
      <SignInForm next={next ?? '/'} />
    </CardPage>
  );
}
