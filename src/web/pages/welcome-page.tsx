import { OpenSample } from '../features/identity/open-sample.js';
import { StartOwn } from '../features/identity/start-own.js';
import styles from '../features/identity/welcome.module.css';
import { useTranslation } from '../lib/i18n/translation.js';
import { Head } from '../lib/page.js';
import { useSession } from '../lib/session.js';
import { CardPage } from '../ui/card-page.js';

export function WelcomePage() {
  const { t } = useTranslation();
  const { person } = useSession();
  return (
    <CardPage wide>
      <p className="mute">{t('identity.welcome.hello', { name: person?.name ?? '' })}</p>
      <Head title={t('identity.welcome.title')} />
      <div className={styles.ways}>
        <section className={styles.way}>
          <h2>{t('identity.welcome.sampleTitle')}</h2>
          <p className="mute">{t('identity.welcome.sampleText')}</p>
          <OpenSample />
        </section>
        <section className={styles.way}>
          <h2>{t('identity.welcome.ownTitle')}</h2>
          <p className="mute">{t('identity.welcome.ownText')}</p>
          <StartOwn />
        </section>
      </div>
    </CardPage>
  );
}
