/**
 * The service catalogue that the tasks belong to: one level below the four Rs.
 *
 * Worked example: "Vulnerabilities" stands under Reinforce; what is given away there goes to the
 * provider's security team.
 */
import type { Category, FourR } from '../agreement/agreement.js';

/** Which of the provider's teams takes what is given away. */
export type ProviderTeam = 'service-desk' | 'operations' | 'security' | 'projects';

export interface TaskCategory {
  readonly id: string;
  readonly name: string;
  readonly r: FourR;
  readonly decides: Category['decides'];
  readonly team: ProviderTeam;
}

const under =
  (r: FourR, usual: ProviderTeam) =>
  (id: string, name: string, team: ProviderTeam = usual, decides: Category['decides'] = null): TaskCategory => ({
    id,
    name,
    r,
    decides,
    team,
  });
const run = under('run', 'operations');
const respond = under('respond', 'service-desk');
const reinforce = under('reinforce', 'security');
const reinvent = under('reinvent', 'projects');

export const TASK_CATEGORIES: readonly TaskCategory[] = [
  run('patching', 'Patching'),
  run('monitoring', 'Monitoring'),
  run('backup', 'Backup'),
  run('joiners-leavers', 'Joiners, movers, leavers', 'service-desk'),
  run('licences-assets', 'Licences and assets', 'service-desk'),
  run('devices', 'Devices'),
  run('servers', 'Servers and storage'),
  run('network', 'Network'),
  run('cloud-tenants', 'Cloud tenants'),
  run('mail-collaboration', 'Mail and collaboration'),
  run('applications', 'Business applications'),
  run('suppliers', 'Suppliers and spend', 'service-desk'),
  respond('sign-in', 'Passwords and sign-in'),
  respond('questions', 'Questions and how-to'),
  respond('computers', 'Computers and accessories'),
  respond('printing', 'Printing and scanning'),
  respond('application-faults', 'Application faults'),
  respond('connectivity', 'Connectivity'),
  respond('mail-faults', 'Mail and calendar faults'),
  respond('access-requests', 'Access requests'),
  respond('outages', 'Outages', 'operations'),
  respond('lost-data', 'Lost data', 'operations'),
  respond('security-incidents', 'Security incidents', 'security'),
  reinforce('hardening', 'Hardening'),
  reinforce('vulnerabilities', 'Vulnerabilities'),
  reinforce('access-control', 'Access control'),
  reinforce('mail-security', 'Mail and web security'),
  reinforce('awareness', 'Awareness and training'),
  reinforce('continuity', 'Continuity and recovery', 'operations'),
  reinforce('documentation', 'Documentation', 'operations'),
  reinforce('compliance', 'Compliance evidence'),
  reinforce('policy', 'Policy', 'security', 'policy'),
  reinforce('risk-acceptance', 'Risk acceptance', 'security', 'risk-acceptance'),
  reinvent('cloud-migration', 'Cloud migration'),
  reinvent('upgrades', 'Upgrades and replacements'),
  reinvent('rollouts', 'Rollouts'),
  reinvent('automation', 'Automation'),
  reinvent('data-integration', 'Data and integration'),
  reinvent('offices-moves', 'Offices and moves'),
  reinvent('it-strategy', 'IT strategy', 'projects', 'strategy'),
];

const byId: ReadonlyMap<string, TaskCategory> = new Map(TASK_CATEGORIES.map((one) => [one.id, one]));

/**
 * The category with an id; undefined when there is none.
 *
 * @example taskCategory('backup')?.r // 'run'
 */
export const taskCategory = (id: string): TaskCategory | undefined => byId.get(id);
