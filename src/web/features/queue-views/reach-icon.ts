import { IconUser, IconUsers, IconWorld } from '@tabler/icons-react';

/** Who finds a view: one person, a team, both IT teams. */
export const REACH_ICON = { personal: IconUser, team: IconUsers, shared: IconWorld } as const;
