import { Menu, useMantineColorScheme } from '@mantine/core';
import { IconCheck, IconClock, IconKeyboard, IconLogout, IconPhone, IconUserCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { LANGUAGES, type Language, setLanguage } from '../../lib/i18n/i18n.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { useHere, useSession } from '../../lib/session.js';
import { paths } from '../../paths.js';
import styles from './shell.module.css';

const SCHEMES = [
  ['light', 'themeLight'],
  ['dark', 'themeDark'],
  ['auto', 'themeAuto'],
] as const;

export interface AccountMenuProps {
  readonly onSignOut: () => void;
  readonly onShortcuts: () => void;
  /** Only the icon, for the bar of a phone. */
  readonly compact?: boolean;
}

/** Who is signed in, how the page looks and speaks, and the way out. */
export function AccountMenu({ onSignOut, onShortcuts, compact = false }: AccountMenuProps) {
  const { t, i18n } = useTranslation();
  const session = useSession();
  const here = useHere();
  const params = { partnership: here.id };
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const tick = (on: boolean) => (on ? <IconCheck size={14} /> : <span style={{ width: 14 }} />);
  return (
    <Menu width={220} position="top-start">
      <Menu.Target>
        <button type="button" className={styles.account} {...(compact ? { 'aria-label': t('nav.account') } : {})}>
          <IconUserCircle size={20} stroke={1.6} aria-hidden="true" />
          {compact ? null : (
            <span className={styles.accountText}>
              <span>{session.person?.name}</span>
              <span>{t(`words.role.${here.membership.role}`)}</span>
            </span>
          )}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {here.membership.party === null ? null : (
          <>
            <Menu.Item
              leftSection={<IconPhone size={14} />}
              rightSection={<kbd>g o</kbd>}
              renderRoot={(props) => <Link to={paths.onCall} params={params} {...props} />}
            >
              {t('onCall.title')}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconClock size={14} />}
              rightSection={<kbd>g w</kbd>}
              renderRoot={(props) => <Link to={paths.time} params={params} {...props} />}
            >
              {t('time.week')}
            </Menu.Item>
            <Menu.Divider />
          </>
        )}
        <Menu.Label>{t('nav.theme')}</Menu.Label>
        {SCHEMES.map(([scheme, name]) => (
          <Menu.Item key={scheme} leftSection={tick(colorScheme === scheme)} onClick={() => setColorScheme(scheme)}>
            {t(`nav.${name}`)}
          </Menu.Item>
        ))}
        <Menu.Label>{t('nav.language')}</Menu.Label>
        {Object.entries(LANGUAGES).map(([code, name]) => (
          <Menu.Item key={code} lang={code} leftSection={tick(i18n.language === code)} onClick={() => void setLanguage(code as Language)}>
            {name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconKeyboard size={14} />} rightSection={<kbd>?</kbd>} onClick={onShortcuts}>
          {t('nav.shortcuts')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={14} />} onClick={onSignOut}>
          {t('nav.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
