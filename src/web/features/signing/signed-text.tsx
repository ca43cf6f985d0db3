/** What is signed: in sentences, as a digest, and whole. */
import { Button } from '@mantine/core';
import { urlOf } from '../../../contract/client.js';
import type { AnswerOf } from '../../../contract/route.js';
import { getAgreementBundle, type getSigning } from '../../../contract/signing.js';
import { useFormat } from '../../lib/format.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { useHere } from '../../lib/session.js';
import styles from './signing.module.css';

export function SignedText({ detail }: { readonly detail: AnswerOf<typeof getSigning> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const here = useHere();
  const situations = detail.certificate === null ? null : Number(detail.certificate.situations);
  return (
    <>
      <section className={styles.section}>
        <h2>{t('signing.page.whatIsSigned')}</h2>
        <ul className={styles.list}>
          {detail.sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <p className={styles.quiet}>
          {situations === null ? t('signing.page.noCertificate') : t('signing.page.certificate', { situations: format.number(situations) })}
        </p>
        <p className={styles.quiet}>
          {t('signing.page.digest')} <code className={styles.digest}>{detail.hash}</code>
        </p>
        <Button
          component="a"
          mt={8}
          href={urlOf(getAgreementBundle, { params: { partnership: here.id, agreement: detail.version.id } })}
          download
        >
          {t('signing.page.bundle')}
        </Button>
        <p className={styles.quiet}>{t('signing.page.bundleText')}</p>
      </section>
      <section className={styles.section}>
        <h2>{t('signing.page.waivers')}</h2>
        {detail.waivers.length === 0 ? <p className="mute">{t('signing.page.noWaivers')}</p> : null}
        <ul className={styles.list}>
          {detail.waivers.map((waiver) => (
            <li key={waiver.finding}>
              {waiver.text}
              <p className={styles.quiet}>
                {t('signing.propose.waived', {
                  name: waiver.by.name,
                  until: format.full(waiver.until, here.partnership.zone),
                  reason: waiver.reason,
                })}
              </p>
            </li>
          ))}
        </ul>
      </section>
      <section className={styles.section}>
        <h2>{t('signing.page.whole')}</h2>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by keyboard */}
        <section className={styles.whole} tabIndex={0} aria-label={t('signing.page.whole')}>
          {detail.text}
        </section>
      </section>
    </>
  );
}
