/** Where something needs an agreement in force, and none is. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from '../lib/i18n/translation.js';
import { useHere } from '../lib/session.js';
import { paths } from '../paths.js';
import { EmptyState } from '../ui/states.js';

export function NothingInForce() {
  const { t } = useTranslation();
  const here = useHere();
  return (
    <EmptyState title={t('agreement.emptyTitle')} text={t('agreement.noneText')}>
      <Button variant="filled" renderRoot={(props) => <Link to={paths.agreement} params={{ partnership: here.id }} {...props} />}>
        {t('agreement.toDrafts')}
      </Button>
    </EmptyState>
  );
}
