/** The views of the queue over all partnerships: those that every queue has, and the viewer's own, with live counts. */
import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots, IconPlus, IconUser } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { changeView, countMyViews, listMyViews } from '../../../contract/saved-views.js';
import { call, refresh } from '../../lib/api.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { ProblemNote } from '../../lib/problem.js';
import { paths } from '../../paths.js';
import { TabCount, ViewTabs, WHOLE_ADDRESS } from '../../ui/view-tabs.js';
import { sameFilters } from './same-filters.js';
import type { Kept } from './saved-view.js';
import type { MyView, MyViews } from './use-my-views.js';
import type { ViewBarProps } from './view-bar.js';
import styles from './views.module.css';

const MyViewDialog = lazy(() => import('./my-view-dialogs.js').then((part) => ({ default: part.MyViewDialog })));
const RemoveMyViewDialog = lazy(() => import('./my-view-dialogs.js').then((part) => ({ default: part.RemoveMyViewDialog })));

export interface MyViewBarProps extends Omit<ViewBarProps, 'views'> {
  readonly views: MyViews;
}

/** What a view sets in the address; columns of one partnership's queue are not those of all. */
const addressOf = ({ id, search: { across, columns, ...filters } }: MyView) => ({
  ...filters,
  columns: across ? columns : undefined,
  view: id,
});

export function MyViewBar({ views, builtIn, current, kept }: MyViewBarProps) {
  const { t } = useTranslation();
  const { saved, countOf } = views;
  const [dialog, setDialog] = useState<{ readonly what: 'name' | 'remove'; readonly view: MyView | null } | null>(null);
  const update = useMutation({
    mutationFn: ({ partnership, id }: MyView) =>
      call(changeView, { params: { partnership, view: id }, body: { search: { ...kept, across: true } } }),
    onSuccess: () => refresh(listMyViews, countMyViews),
  });
  const viewed = saved.find((one) => one.id === current);
  // One that is kept for a partnership is changed there.
  const own = viewed?.search.across ? viewed : undefined;
  const close = () => setDialog(null);
  const count = (view: string) => {
    const text = countOf(view);
    return text === null ? null : <TabCount count={text} />;
  };
  return (
    <div className={styles.bar}>
      <ViewTabs label={t('tickets.views')} current={viewed?.id ?? builtIn.find((one) => one.current)?.name}>
        {builtIn.map(({ name, label, search, current: isCurrent }) => (
          <Link
            key={name}
            to={paths.allTickets}
            search={search}
            activeProps={{}}
            activeOptions={WHOLE_ADDRESS}
            aria-current={isCurrent && viewed === undefined ? 'page' : undefined}
          >
            {label}
            {count(name)}
          </Link>
        ))}
        {saved.map((view) => (
          <Link
            key={view.id}
            to={paths.allTickets}
            search={addressOf(view)}
            activeProps={{}}
            activeOptions={WHOLE_ADDRESS}
            aria-current={view.id === current ? 'page' : undefined}
            title={`${view.name}: ${t('queue.reach.personal')}`}
          >
            <IconUser size={13} aria-hidden="true" /> <span className={styles.name}>{view.name}</span>
            {count(view.id)}
          </Link>
        ))}
      </ViewTabs>
      <div className={styles.tools}>
        {own && !sameFilters(own.search, { ...kept, across: true } satisfies Kept) ? (
          <Button loading={update.isPending} onClick={() => update.mutate(own)}>
            {t('queue.views.update')}
          </Button>
        ) : null}
        <Button leftSection={<IconPlus size={14} aria-hidden="true" />} onClick={() => setDialog({ what: 'name', view: null })}>
          {t('queue.views.save')}
        </Button>
        {own ? (
          <Menu width={220} position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="default" size={30} aria-label={t('queue.views.more', { name: own.name })}>
                <IconDots size={16} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => setDialog({ what: 'name', view: own })}>{t('queue.views.renameOwn')}</Menu.Item>
              <Menu.Item onClick={() => setDialog({ what: 'remove', view: own })}>{t('queue.views.remove')}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        ) : null}
      </div>
      <ProblemNote error={update.error} />
      <Suspense fallback={null}>
        {dialog?.what === 'name' ? <MyViewDialog view={dialog.view} kept={kept} onClose={close} /> : null}
        {dialog?.what === 'remove' && dialog.view ? <RemoveMyViewDialog view={dialog.view} onClose={close} /> : null}
      </Suspense>
    </div>
  );
}
