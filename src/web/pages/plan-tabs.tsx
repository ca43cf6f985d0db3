/** The parts of the plan side by side. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from '../lib/i18n/translation.js';
import { useHere } from '../lib/session.js';
import { paths } from '../paths.js';
import { ViewTabs } from '../ui/view-tabs.js';

const TABS = [
  ['taskMap', paths.taskMap],
  ['registers', paths.registers],
] as const;

export function PlanTabs() {
  const { t } = useTranslation();
  const here = useHere();
  return (
    <ViewTabs label={t('registers.plan')}>
      {TABS.map(([name, to]) => (
        <Link key={name} to={to} params={{ partnership: here.id }} search={{}} activeOptions={{ exact: true, includeSearch: false }}>
          {t(`registers.tabs.${name}`)}
        </Link>
      ))}
    </ViewTabs>
  );
}
