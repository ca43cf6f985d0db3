import { Menu } from '@mantine/core';
import { IconCheck, IconChevronDown, IconPlus, IconStack2 } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from '../../lib/i18n/translation.js';
import { useHere, useSession } from '../../lib/session.js';
import { paths } from '../../paths.js';
import styles from './shell.module.css';

/** The partnership one is in, and the way to another. */
export function PartnershipMenu({ across }: { readonly across: boolean }) {
  const { t } = useTranslation();
  const here = useHere();
  const { memberships } = useSession();
  const navigate = useNavigate();
  const name = across ? t('queue.all.title') : here.partnership.name;
  return (
    <Menu width={240}>
      <Menu.Target>
        <button type="button" className={styles.switcher} aria-label={`${t('nav.partnership')}: ${name}`}>
          <span className={styles.switcherName}>{name}</span>
          <IconChevronDown size={14} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {memberships.length > 1 ? (
          <Menu.Item
            leftSection={across ? <IconCheck size={14} /> : <IconStack2 size={14} />}
            onClick={() => void navigate({ to: paths.allTickets })}
          >
            {t('queue.all.title')}
          </Menu.Item>
        ) : null}
        {memberships.map((one) => (
          <Menu.Item
            key={one.partnership}
            leftSection={one.partnership === here.id && !across ? <IconCheck size={14} /> : <span style={{ width: 14 }} />}
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
