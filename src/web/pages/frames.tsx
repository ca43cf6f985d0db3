/** Pages that stand in for others: missing, broken, on the way. */
import { Button } from '@mantine/core';
import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from '../lib/i18n/translation.js';
import { ProblemNote, problemOf } from '../lib/problem.js';
import { EmptyState, SkeletonRows } from '../ui/states.js';

export function MissingPage() {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${t('common.notFoundTitle')} · Tandem`;
  }, [t]);
  return (
    <main>
      <EmptyState alone title={t('common.notFoundTitle')} text={t('common.notFoundText')}>
        <Link to="/">{t('common.goHome')}</Link>
      </EmptyState>
    </main>
  );
}

export function BrokenPage({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${t('common.brokenTitle')} · Tandem`;
  }, [t]);
  if (problemOf(error)) return <ProblemNote error={error} retry={reset} />;
  return (
    <EmptyState alone title={t('common.brokenTitle')} text={t('common.brokenText')}>
      <Button onClick={reset}>{t('common.retry')}</Button>
    </EmptyState>
  );
}

export function PendingPage() {
  const { t } = useTranslation();
  return <SkeletonRows label={t('common.loading')} />;
}
