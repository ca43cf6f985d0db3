import { Menu } from '@mantine/core';
import { IconCheck, IconChevronDown, IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from '../../lib/i18n/translation.js';
import { useHere, useSession } from '../../lib/session.js';
import { paths } from '../../paths.js';
import styles from './shell.module.css';

/** The partnership one is in, and the way to another. */
export function PartnershipMenu() {
  const { t } = useTranslation();
  const here = useHere();
  const { memberships } = useSession();
  const navigate = useNavigate();
  return (
    <Menu width={240}>
      <Menu.Target>
        <button type="button" className={styles.switcher} aria-label={`${t('nav.partnership')}: ${here.partnership.name}`}>
          <span className={styles.switcherName}>{here.partnership.name}</span>
          <IconChevronDown size={14} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {memberships.map((one) => (
          <Menu.Item
            key={one.partnership}
            leftSection={one.partnership === here.id ? <IconCheck size={14} /> : <span style={{ width: 14 }} />}
            rightSection={one.sample ? <span className="mute">{t('nav.sample')}</span> : null}
            onClick={() => void navigate({ to: paths.home, params: { partnership: one.partnership } })}
          >
            {one.partnershipName}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconPlus size={14} />} onClick={() => void navigate({ to: paths.welcome })}>
          {t('nav.addPartnership')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
