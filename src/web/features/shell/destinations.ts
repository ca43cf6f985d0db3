/** Where the rail leads. Only what exists is listed. */
import { IconFileCheck, IconHome, IconInbox, IconListCheck, IconSettings } from '@tabler/icons-react';
import { paths } from '../../paths.js';

export const DESTINATIONS = [
  { key: 'home', to: paths.home, icon: IconHome, exact: true },
  { key: 'tickets', to: paths.tickets, icon: IconInbox, exact: false },
  { key: 'agreement', to: paths.agreement, icon: IconFileCheck, exact: false },
  { key: 'plan', to: paths.taskMap, icon: IconListCheck, exact: false },
  { key: 'settings', to: paths.settings, icon: IconSettings, exact: false },
] as const;
