/** The frame of a partnership's pages: rail, palette, shortcuts; on a phone a bar below. */
import { useMantineColorScheme } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { Link, useMatchRoute, useNavigate } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { signOut } from '../../../contract/identity.js';
import { call, queries } from '../../lib/api.js';
import { useHotkeys } from '../../lib/hotkeys.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { useLiveTickets } from '../../lib/live-tickets.js';
import { useHere } from '../../lib/session.js';
import { paths } from '../../paths.js';
import { Keys } from '../../ui/keys.js';
import { AccountMenu } from './account-menu.js';
import { DESTINATIONS } from './destinations.js';
import { PartnershipMenu } from './partnership-menu.js';
import styles from './shell.module.css';

const Palette = lazy(() => import('./palette.js').then((part) => ({ default: part.Palette })));
const ShortcutSheet = lazy(() => import('./shortcut-sheet.js').then((part) => ({ default: part.ShortcutSheet })));

export interface ShellProps {
  /** The page is about all partnerships; the rail leads into one of them. */
  readonly across?: boolean;
  /** What the viewer is told in this partnership: whole in the rail, an icon on a phone. */
  readonly bell?: (compact: boolean) => ReactNode;
  readonly children: ReactNode;
}

export function Shell({ across = false, bell, children }: ShellProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const match = useMatchRoute();
  const here = useHere();
  const params = { partnership: here.id };
  const { setColorScheme } = useMantineColorScheme();
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null);
  useLiveTickets();

  const toggleTheme = () =>
    setColorScheme(document.documentElement.getAttribute('data-mantine-color-scheme') === 'dark' ? 'light' : 'dark');
  useHotkeys({
    'mod+k': () => setOpen('palette'),
    '?': () => setOpen('keys'),
    c: () => void navigate({ to: paths.newTicket, params }),
    'g h': () => void navigate({ to: paths.home, params }),
    'g t': () => void navigate({ to: paths.tickets, params }),
    'g a': () => void navigate({ to: paths.agreement, params }),
    'g p': () => void navigate({ to: paths.taskMap, params }),
    'g o': () => void navigate({ to: paths.onCall, params }),
    'g w': () => void navigate({ to: paths.time, params }),
    'g s': () => void navigate({ to: paths.settings, params }),
    'g q': () => void navigate({ to: paths.allTickets }),
  });
  const leave = async () => {
    await call(signOut, {});
    queries.clear();
    window.location.assign(paths.signIn);
  };
  // Who only asks for help has tickets and nothing to agree or set.
  const own = DESTINATIONS.filter(({ key }) => here.membership.role !== 'requester' || key === 'home' || key === 'tickets');
  const links = own.map(({ key, to, icon: Icon, exact }) => {
    const inside = across ? key === 'tickets' : Boolean(match({ to, params, fuzzy: !exact }));
    return (
      <Link
        key={key}
        to={to}
        params={params}
        className={styles.item}
        activeOptions={{ exact: true, includeSearch: false }}
        data-inside={inside || undefined}
      >
        <Icon size={16} stroke={1.7} aria-hidden="true" />
        {t(`nav.${key}`)}
      </Link>
    );
  });
  const account = { onSignOut: () => void leave(), onShortcuts: () => setOpen('keys') };

  return (
    <>
      <a className={styles.skip} href="#content">
        {t('nav.skip')}
      </a>
      <div className={styles.app}>
        <nav className={styles.rail} aria-label={t('nav.label')}>
          <PartnershipMenu across={across} />
          <button type="button" className={styles.search} onClick={() => setOpen('palette')} aria-keyshortcuts="Control+K">
            <span>{t('nav.search')}</span>
            <Keys keys="mod+K" />
          </button>
          {links}
          <span className={styles.spring} />
          {bell?.(false)}
          <AccountMenu {...account} />
        </nav>
        <header className={styles.phoneTop}>
          <PartnershipMenu across={across} />
          <button type="button" className={styles.account} aria-label={t('nav.search')} onClick={() => setOpen('palette')}>
            <IconSearch size={20} aria-hidden="true" />
          </button>
          {bell?.(true)}
          <AccountMenu {...account} compact />
        </header>
        <main className={styles.main} id="content" tabIndex={-1}>
          {children}
          <div id="overlays" />
        </main>
        <nav className={styles.phoneBar} aria-label={t('nav.label')}>
          {links}
        </nav>
      </div>
      <Suspense fallback={null}>
        {open === 'palette' ? (
          <Palette
            onClose={() => setOpen(null)}
            onShortcuts={() => setOpen('keys')}
            onToggleTheme={toggleTheme}
            onSignOut={() => void leave()}
          />
        ) : null}
        {open === 'keys' ? <ShortcutSheet onClose={() => setOpen(null)} /> : null}
      </Suspense>
    </>
  );
}
