/** The views that people keep, one below the other: beside the tabs there is not room for all of them. */
import { Button, Menu } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from '../../lib/i18n/translation.js';
import { useHere } from '../../lib/session.js';
import { paths } from '../../paths.js';
import { TabCount } from '../../ui/view-tabs.js';
import { REACH_ICON } from './reach-icon.js';
import type { Views } from './use-views.js';
import styles from './views.module.css';

export interface AllViewsProps {
  readonly views: Views;
  readonly current: string | undefined;
}

export function AllViews({ views, current }: AllViewsProps) {
  const { t } = useTranslation();
  const here = useHere();
  return (
    <Menu width={300} position="bottom-end">
      <Menu.Target>
        <Button rightSection={<IconChevronDown size={14} aria-hidden="true" />}>{t('queue.views.all')}</Button>
      </Menu.Target>
      <Menu.Dropdown className={styles.all ?? ''}>
        {views.saved.map((view) => {
          const Icon = view.id === current ? IconCheck : REACH_ICON[view.reach];
          const count = views.countOf(view.id);
          return (
            <Menu.Item
              key={view.id}
              leftSection={<Icon size={14} aria-hidden="true" />}
              rightSection={count === null ? null : <TabCount count={count} />}
              renderRoot={(props) => (
                <Link
                  to={paths.tickets}
                  params={{ partnership: here.id }}
                  search={{ ...view.search, view: view.id }}
                  aria-current={view.id === current ? 'page' : undefined}
                  {...props}
                />
              )}
            >
              {view.name}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
