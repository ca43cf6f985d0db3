/** Everything by name: pages, actions, and tickets by number or words. */
import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, type SpotlightActionGroupData, spotlight } from '@mantine/spotlight';
import '@mantine/spotlight/styles.css';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { AnswerOf } from '../../../contract/route.js';
import { listViews } from '../../../contract/saved-views.js';
import { searchTickets } from '../../../contract/search.js';
import { getTicket } from '../../../contract/tickets.js';
import { queries, queryOf } from '../../lib/api.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { useHere, useSession } from '../../lib/session.js';
import { paths } from '../../paths.js';
import { PaletteHit } from './palette-hit.js';

type Row = AnswerOf<typeof getTicket>['row'];
const MOST_RECENT = 6;
const TICKET_KEYS = [
  ['r', 'reply'],
  ['h', 'handOff'],
  ['e', 'resolve'],
] as const;

/** Tickets that were looked at in this tab, the latest first. */
const recentTickets = (partnership: string): Row[] =>
  queries
    .getQueryCache()
    .findAll({ queryKey: [getTicket.id] })
    .filter((one) => (one.queryKey[1] as { params: { partnership: string } }).params.partnership === partnership)
    .sort((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt)
    .flatMap((one) => (one.state.data === undefined ? [] : [(one.state.data as AnswerOf<typeof getTicket>).row]));

export interface PaletteProps {
  readonly onClose: () => void;
  readonly onShortcuts: () => void;
  readonly onToggleTheme: () => void;
  readonly onSignOut: () => void;
}

export function Palette({ onClose, onShortcuts, onToggleTheme, onSignOut }: PaletteProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const here = useHere();
  const { memberships } = useSession();
  const [query, setQuery] = useState('');
  const [settled] = useDebouncedValue(query.trim(), 150);
  const params = { partnership: here.id };
  const { ticket } = useParams({ strict: false });
  useEffect(() => {
    spotlight.open();
    return () => spotlight.close();
  }, []);
  const found = useQuery({
    ...queryOf(searchTickets, { params, query: { q: settled.slice(0, 200), limit: 8 } }),
    enabled: settled.length > 1,
    placeholderData: keepPreviousData,
  });

  const views = useQuery({ ...queryOf(listViews, { params }), staleTime: 60_000 });
  const page = (id: string, label: string, to: string, search: Record<string, unknown> = {}, hint?: string) => ({
    id,
    label,
    ...(hint ? { rightSection: <kbd>{hint}</kbd> } : {}),
    onClick: () => void navigate({ to, params, search } as never),
  });
  const toTicket = (row: Row) => ({
    id: row.id,
    label: row.subject,
    description: `#${row.number} · ${t(`words.status.${row.status}`)}${row.holder ? ` · ${here.teamName(row.holder.team)}` : ''}`,
    onClick: () => void navigate({ to: paths.ticket, params: { ...params, ticket: row.id } }),
  });
  const recent = recentTickets(here.id).filter((row) => row.id !== ticket);
  const current = ticket ? recentTickets(here.id).find((row) => row.id === ticket) : undefined;
  const groups: SpotlightActionGroupData[] = [
    // What the keys of the ticket do, by name.
    ...(current
      ? [
          {
            group: t('palette.onTicket', { number: current.number }),
            actions: TICKET_KEYS.map(([key, name]) => ({
              id: `ticket-${name}`,
              label: t(`keys.${name}`),
              rightSection: <kbd>{key}</kbd>,
              onClick: () => setTimeout(() => window.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true })), 50),
            })),
          },
        ]
      : []),
    {
      group: t('palette.goTo'),
      actions: [
        page('home', t('nav.home'), paths.home, {}, 'g h'),
        page('tickets', t('nav.tickets'), paths.tickets, {}, 'g t'),
        page('mine', t('palette.mine'), paths.tickets, { assignee: 'me' }),
        page('hand-offs', t('palette.handOffs'), paths.tickets, { proposed: true }),
        page('unowned', t('palette.unowned'), paths.tickets, { unowned: true }),
        ...(memberships.length > 1
          ? [
              {
                id: 'all',
                label: t('queue.all.title'),
                rightSection: <kbd>g q</kbd>,
                onClick: () => void navigate({ to: paths.allTickets }),
              },
            ]
          : []),
        ...(views.data?.items ?? []).map((one) => page(`view-${one.id}`, one.name, paths.tickets, { ...one.search, view: one.id })),
        page('matrix', t('palette.matrix'), paths.agreement, {}, 'g a'),
        page('situation', t('palette.situation'), paths.situation),
        page('task-map', t('palette.taskMap'), paths.taskMap),
        page('replay', t('palette.replay'), paths.replays),
        page('history', t('palette.history'), paths.histories),
        // Requesters have neither shifts nor time to log.
        ...(here.membership.party === null
          ? []
          : [
              page('on-call', t('onCall.title'), paths.onCall, {}, 'g o'),
              page('week', t('time.week'), paths.time, {}, 'g w'),
              page('replies', t('conversation.canned.title'), paths.cannedReplies),
              page('templates', t('templates.link'), paths.templates),
              page('desk', t('deskSettings.title'), paths.deskSettings),
            ]),
        page('settings', t('nav.settings'), paths.settings),
        ...memberships
          .filter((one) => one.partnership !== here.id)
          .map((one) => ({
            id: `partnership-${one.partnership}`,
            label: one.partnershipName,
            description: t('nav.partnership'),
            onClick: () => void navigate({ to: paths.home, params: { partnership: one.partnership } }),
          })),
      ],
    },
    {
      group: t('palette.act'),
      actions: [
        page('new', t('nav.newTicket'), paths.newTicket, {}, 'c'),
        { id: 'theme', label: t('palette.toggleTheme'), onClick: onToggleTheme },
        { id: 'keys', label: t('nav.shortcuts'), rightSection: <kbd>?</kbd>, onClick: () => setTimeout(onShortcuts) },
        { id: 'out', label: t('nav.signOut'), onClick: onSignOut },
      ],
    },
  ];
  const wanted = query.trim().toLowerCase();
  const shown = groups
    .map((group) => ({ ...group, actions: group.actions.filter((one) => !wanted || String(one.label).toLowerCase().includes(wanted)) }))
    .filter((group) => group.actions.length > 0);
  const hits = settled.length > 1 && wanted ? found.data : undefined;
  if (hits && hits.people.length > 0)
    shown.push({
      group: t('search.people'),
      actions: hits.people.map((person) =>
        page(`person-${person.id}`, t('search.ticketsOf', { name: person.name }), paths.tickets, { status: 'all', search: person.name }),
      ),
    });
  if (hits && hits.items.length > 0)
    shown.push({
      group: t('palette.tickets'),
      actions: [
        ...hits.items.map((item) => ({ ...toTicket(item.row), children: <PaletteHit {...item} /> })),
        page('search-all', t('search.all', { words: settled }), paths.tickets, {
          status: 'all',
          sort: 'updated',
          search: settled.slice(0, 100),
        }),
      ],
    });
  if (hits?.suggestion)
    shown.push({
      group: t('search.meant'),
      actions: [{ id: 'meant', label: hits.suggestion, closeSpotlightOnTrigger: false, onClick: () => setQuery(hits.suggestion!) }],
    });
  if (!wanted && recent.length > 0) shown.push({ group: t('palette.recent'), actions: recent.slice(0, MOST_RECENT).map(toTicket) });
  return (
    <Spotlight
      shortcut={null}
      onSpotlightClose={onClose}
      query={query}
      onQueryChange={setQuery}
      actions={shown}
      filter={(_, actions) => actions}
      nothingFound={found.isFetching ? t('common.loading') : t('search.nothing')}
      scrollable
      maxHeight={420}
      attributes={{ content: { 'aria-label': t('palette.title') } }}
      overlayProps={{ blur: 0, backgroundOpacity: 0.4 }}
      searchProps={{ placeholder: t('palette.placeholder'), 'aria-label': t('palette.title') }}
    />
  );
}
