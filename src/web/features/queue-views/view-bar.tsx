/** The views of the queue: those that every queue has, and those that people keep, with live counts. */
import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots, IconPlus, IconStar } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { arrangeViews, changeView, listViews } from '../../../contract/saved-views.js';
import { call, refresh } from '../../lib/api.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { ProblemNote } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { whyNot } from '../../lib/why-not.js';
import { paths } from '../../paths.js';
import { ReasonButton } from '../../ui/reason-button.js';
import { ReasonItem } from '../../ui/reason-item.js';
import { TabCount, ViewTabs, WHOLE_ADDRESS } from '../../ui/view-tabs.js';
import { AllViews } from './all-views.js';
import { REACH_ICON } from './reach-icon.js';
import { sameFilters } from './same-filters.js';
import type { Kept, SavedView } from './saved-view.js';
import type { Views } from './use-views.js';
import styles from './views.module.css';

const ViewDialog = lazy(() => import('./view-dialog.js').then((part) => ({ default: part.ViewDialog })));
const RemoveViewDialog = lazy(() => import('./remove-view-dialog.js').then((part) => ({ default: part.RemoveViewDialog })));

export interface ViewBarProps {
  readonly views: Views;
  readonly builtIn: readonly { readonly name: string; readonly label: string; readonly search: object; readonly current: boolean }[];
  /** The saved view that the address names. */
  readonly current: string | undefined;
  /** The filters of the moment, as a view would keep them. */
  readonly kept: Kept;
}

export function ViewBar({ views, builtIn, current, kept }: ViewBarProps) {
  const { t } = useTranslation();
  const here = useHere();
  const params = { partnership: here.id };
  const [dialog, setDialog] = useState<'new' | SavedView | null>(null);
  const [removing, setRemoving] = useState<SavedView | null>(null);
  const { saved, defaultView, countOf } = views;
  const act = useMutation({
    mutationFn: (work: () => Promise<unknown>) => work(),
    onSuccess: () => void refresh(listViews),
  });
  const arrange = (places: readonly string[], first: string | null) =>
    act.mutate(() => call(arrangeViews, { params, body: { places: [...places], defaultView: first } }));
  const ids = saved.map((one) => one.id);
  const move = (id: string, by: -1 | 1) => {
    const at = ids.indexOf(id);
    const to = at + by;
    if (to < 0 || to >= ids.length) return;
    const places = [...ids];
    [places[at], places[to]] = [places[to]!, places[at]!];
    arrange(places, defaultView);
  };
  const viewed = saved.find((one) => one.id === current);
  const differs = viewed !== undefined && !sameFilters(viewed.search, kept);
  return (
    <div className={styles.bar}>
      <ViewTabs label={t('tickets.views')} current={viewed?.id ?? builtIn.find((one) => one.current)?.name}>
        {builtIn.map(({ name, label, search, current: isCurrent }) => (
          <Link
            key={name}
            to={paths.tickets}
            params={params}
            search={search}
            activeOptions={WHOLE_ADDRESS}
            activeProps={{}}
            aria-current={isCurrent && viewed === undefined ? 'page' : undefined}
          >
            {label}
            {countOf(name) === null ? null : <TabCount count={countOf(name)!} />}
          </Link>
        ))}
        {saved.map((view) => {
          const Icon = REACH_ICON[view.reach];
          return (
            <Link
              key={view.id}
              to={paths.tickets}
              params={params}
              search={{ ...view.search, view: view.id }}
              activeOptions={WHOLE_ADDRESS}
              activeProps={{}}
              aria-current={view.id === current ? 'page' : undefined}
              title={`${view.name}: ${t(`queue.reach.${view.reach}`)}`}
            >
              <Icon size={13} aria-hidden="true" /> <span className={styles.name}>{view.name}</span>
              {view.id === defaultView ? <IconStar size={12} aria-label={t('queue.views.isDefault')} /> : null}
              {countOf(view.id) === null ? null : <TabCount count={countOf(view.id)!} />}
            </Link>
          );
        })}
      </ViewTabs>
      <div className={styles.tools}>
        {saved.length > 0 ? <AllViews views={views} current={current} /> : null}
        {differs ? (
          <ReasonButton
            reason={whyNot(viewed.can.change)}
            loading={act.isPending}
            onClick={() => act.mutate(() => call(changeView, { params: { ...params, view: viewed.id }, body: { search: kept } }))}
          >
            {t('queue.views.update')}
          </ReasonButton>
        ) : null}
        <Button leftSection={<IconPlus size={14} aria-hidden="true" />} onClick={() => setDialog('new')}>
          {t('queue.views.save')}
        </Button>
        {viewed ? (
          <Menu width={220} position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="default" size={30} aria-label={t('queue.views.more', { name: viewed.name })}>
                <IconDots size={16} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <ReasonItem reason={whyNot(viewed.can.change)} onClick={() => setDialog(viewed)}>
                {t('queue.views.rename')}
              </ReasonItem>
              <Menu.Item onClick={() => arrange(ids, viewed.id === defaultView ? null : viewed.id)}>
                {t(viewed.id === defaultView ? 'queue.views.unsetDefault' : 'queue.views.setDefault')}
              </Menu.Item>
              <Menu.Item disabled={ids[0] === viewed.id} onClick={() => move(viewed.id, -1)}>
                {t('queue.views.earlier')}
              </Menu.Item>
              <Menu.Item disabled={ids.at(-1) === viewed.id} onClick={() => move(viewed.id, 1)}>
                {t('queue.views.later')}
              </Menu.Item>
              <Menu.Divider />
              <ReasonItem reason={whyNot(viewed.can.change)} onClick={() => setRemoving(viewed)}>
                {t(viewed.reach === 'personal' ? 'queue.views.remove' : 'queue.views.removeForAll')}
              </ReasonItem>
            </Menu.Dropdown>
          </Menu>
        ) : null}
      </div>
      <ProblemNote error={act.error} />
      <Suspense fallback={null}>
        {dialog === null ? null : (
          <ViewDialog view={dialog === 'new' ? null : dialog} kept={kept} can={views.can} onClose={() => setDialog(null)} />
        )}
        {removing === null ? null : <RemoveViewDialog view={removing} onClose={() => setRemoving(null)} />}
      </Suspense>
    </div>
  );
}
