/** The parts of the agreement side by side. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from '../lib/i18n/translation.js';
import { useHere } from '../lib/session.js';
import { paths } from '../paths.js';
import { ViewTabs } from '../ui/view-tabs.js';

const TABS = [
  ['matrix', paths.agreement, true],
  ['situation', paths.situation, true],
  ['replay', paths.replays, false],
  ['compare', paths.compare, false],
  ['history', paths.histories, false],
  ['requests', paths.changeRequests, false],
  ['signatures', paths.signings, false],
  ['upkeep', paths.upkeep, false],
] as const;

const OF_A_VERSION: ReadonlySet<string> = new Set(['matrix', 'situation', 'replay']);

/** `version` goes along to the parts that can show another version than the one in force. */
export function AgreementTabs({ version }: { readonly version?: string | undefined }) {
  const { t } = useTranslation();
  const here = useHere();
  return (
    <ViewTabs label={t('agreement.parts')}>
      {TABS.map(([name, to, exact]) => (
        <Link
          key={name}
          to={to}
          params={{ partnership: here.id }}
          search={OF_A_VERSION.has(name) ? { version } : {}}
          activeOptions={{ exact, includeSearch: false }}
        >
          {t(`agreement.tab.${name}`)}
        </Link>
      ))}
    </ViewTabs>
  );
}
