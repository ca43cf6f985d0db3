/**
 * What the internal party's people know, in the words of the task map.
 *
 * The people register holds skills as people write them, such as "Azure" or "Firewalls". A table of
 * words, English and German, says which skill of the task map each one shows. A word counts where it
 * stands by itself, in any case of letters; "cloud" is in "Cloud (Azure)" and not in "Cloudberry".
 *
 * Worked example: Ida knows "Active Directory" and "Sophos firewall": servers, network and security.
 */
import { TASK_SKILLS, type TaskSkill } from './task.js';

/** Small letters, parts apart by single blanks. The first of each is what a form offers. */
export const SKILL_WORDS: Readonly<Record<TaskSkill, readonly string[]>> = {
  desk: ['help desk', 'helpdesk', 'service desk', 'desk', 'user support', 'first level', '1st level', 'itil', 'anwenderbetreuung'],
  endpoints: [
    'devices',
    'endpoints',
    'clients',
    'laptops',
    'desktops',
    'intune',
    'jamf',
    'autopilot',
    'mdm',
    'windows 10',
    'windows 11',
    'macos',
    'geräte',
  ],
  servers: [
    'servers',
    'server',
    'windows server',
    'linux',
    'vmware',
    'hyper v',
    'proxmox',
    'virtualization',
    'virtualisation',
    'virtualisierung',
    'storage',
    'backup',
    'veeam',
    'active directory',
  ],
  network: [
    'network',
    'networks',
    'networking',
    'netzwerk',
    'netzwerke',
    'firewall',
    'firewalls',
    'switching',
    'routing',
    'wifi',
    'wi fi',
    'wlan',
    'vpn',
    'cisco',
    'fortinet',
    'fortigate',
    'meraki',
    'unifi',
    'ccna',
    'ccnp',
  ],
  cloud: [
    'cloud',
    'azure',
    'aws',
    'gcp',
    'google cloud',
    'google workspace',
    'microsoft 365',
    'm365',
    'office 365',
    'o365',
    'entra',
    'exchange online',
  ],
  security: [
    'security',
    'it security',
    'cybersecurity',
    'sicherheit',
    'it sicherheit',
    'edr',
    'siem',
    'soc',
    'incident response',
    'forensics',
    'pentesting',
    'vulnerability management',
    'firewall',
    'firewalls',
    'cissp',
  ],
  data: [
    'databases',
    'database',
    'datenbanken',
    'datenbank',
    'sql',
    'sql server',
    'postgresql',
    'postgres',
    'mysql',
    'oracle',
    'dba',
    'power bi',
    'etl',
  ],
  applications: [
    'applications',
    'application support',
    'anwendungen',
    'erp',
    'sap',
    'crm',
    'salesforce',
    'dynamics',
    'business central',
    'navision',
    'sharepoint',
    'datev',
    'mes',
  ],
  governance: [
    'governance',
    'compliance',
    'audit',
    'policy',
    'policies',
    'risk management',
    'risikomanagement',
    'iso 27001',
    'hipaa',
    'pci dss',
    'cmmc',
    'nist',
    'gdpr',
    'dsgvo',
    'datenschutz',
  ],
  projects: ['projects', 'project management', 'projektmanagement', 'projekte', 'prince2', 'pmp', 'scrum', 'migrations', 'rollouts'],
};

const spaced = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;

/**
 * The skills of the task map that a word or a few show, in their order; none where they say nothing known.
 *
 * @example skillsShown('Sophos firewall') // ['network', 'security']
 */
export function skillsShown(written: string): readonly TaskSkill[] {
  const text = spaced(written);
  return TASK_SKILLS.filter((skill) => SKILL_WORDS[skill].some((word) => text.includes(` ${word} `)));
}

/**
 * What somebody of the internal party knows.
 *
 * @param people of the register, of every party
 * @param internal id of the internal party
 * @returns skills in their order; null where nothing is noted, or nothing of it is known to the table:
 *   that nobody wrote down a skill does not mean that nobody has it
 * @example skillsInHouse([{ party: 'internal', skills: ['Azure'] }], 'internal') // ['cloud']
 */
export function skillsInHouse(
  people: readonly { readonly party: string; readonly skills: readonly string[] }[],
  internal: string,
): readonly TaskSkill[] | null {
  const shown = new Set(people.filter((one) => one.party === internal).flatMap((one) => one.skills.flatMap(skillsShown)));
  return shown.size === 0 ? null : TASK_SKILLS.filter((skill) => shown.has(skill));
}

/** What is known of the own people when some of it was said on the map and some is on the register; null: nothing. */
export function knownSkills(said: readonly TaskSkill[] | null, registered: readonly TaskSkill[] | null): readonly TaskSkill[] | null {
  if (said === null || registered === null) return said ?? registered;
  return TASK_SKILLS.filter((skill) => said.includes(skill) || registered.includes(skill));
}
