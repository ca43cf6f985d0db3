/**
 * What the registers of the sample hold: the landscape of a manufacturer, a little out of order so that
 * the proof has something to say. Days are counted back from the day on which the sample is opened.
 */
import { dateText } from '../src/core/calendar/civil-date.js';
import type { FieldValue, RegisterKind } from '../src/core/registers/register.js';
import { DAY, type Instant } from '../src/core/time.js';

export interface SampleEntry {
  readonly name: string;
  readonly values: Readonly<Record<string, FieldValue>>;
}

const entry = (name: string, values: SampleEntry['values'] = {}): SampleEntry => ({ name, values });

const CLIENT = 'Harbor Lane';
const PROVIDER = 'Northwind IT';

/** @param now the day on which the sample is opened */
export function sampleRegisters(now: Instant): Readonly<Record<RegisterKind, readonly SampleEntry[]>> {
  const ago = (days: number): string => dateText(Math.floor(now / DAY) - days);
  const system = (name: string, kind: string, criticality: string, owner: string, more: SampleEntry['values'] = {}): SampleEntry =>
    entry(name, {
      kind,
      criticality,
      owner,
      runbook: `handbook/${name.toLowerCase().replaceAll(' ', '-')}`,
      runbookReviewedOn: ago(90),
      ...more,
    });
  const restored = (days: number, took: number, lost: number): SampleEntry['values'] => ({
    restoreEveryDays: 90,
    restoreTestedOn: ago(days),
    restoreTookMinutes: took,
    restoreLostMinutes: lost,
  });
  return {
    systems: [
      system('ERP server', 'application', 'critical', CLIENT, {
        site: 'Main plant',
        dataClasses: ['finance', 'personal data'],
        rtoMinutes: 240,
        rpoMinutes: 60,
        vendor: 'Ridgeway ERP',
        dependsOn: ['Database cluster', 'Identity', 'Office network'],
        teamsWithAccess: ['Onsite IT', 'Infrastructure'],
        // Took longer than was agreed.
        ...restored(35, 310, 45),
      }),
      system('Database cluster', 'server', 'critical', PROVIDER, {
        site: 'Main plant',
        rtoMinutes: 120,
        rpoMinutes: 15,
        dependsOn: ['Virtual hosts', 'Backup'],
        teamsWithAccess: ['Infrastructure'],
        ...restored(35, 95, 10),
      }),
      system('Virtual hosts', 'server', 'critical', PROVIDER, {
        site: 'Main plant',
        rtoMinutes: 240,
        rpoMinutes: 60,
        dependsOn: ['Office network'],
        teamsWithAccess: ['Infrastructure'],
        ...restored(35, 180, 30),
      }),
      system('Plant network', 'network-device', 'critical', CLIENT, {
        site: 'Main plant',
        rtoMinutes: 60,
        rpoMinutes: 1_440,
        vendor: 'Copperline',
        dependsOn: ['Firewall'],
        teamsWithAccess: ['Onsite IT'],
        ...restored(20, 40, 0),
      }),
      system('Identity', 'cloud-service', 'critical', PROVIDER, {
        dataClasses: ['personal data'],
        rtoMinutes: 120,
        rpoMinutes: 60,
        teamsWithAccess: [PROVIDER, 'Onsite IT'],
        ...restored(60, 45, 0),
      }),
      system('Firewall', 'network-device', 'critical', PROVIDER, {
        site: 'Main plant',
        rtoMinutes: 60,
        rpoMinutes: 1_440,
        teamsWithAccess: ['Infrastructure', 'Security operations'],
        ...restored(15, 25, 0),
      }),
      system('Backup', 'server', 'critical', PROVIDER, {
        site: 'Warehouse',
        rtoMinutes: 480,
        rpoMinutes: 1_440,
        dependsOn: ['Office network', 'Identity'],
        teamsWithAccess: ['Infrastructure'],
        // Not within the agreed ninety days.
        ...restored(140, 300, 600),
      }),
      system('Warehouse app', 'application', 'important', CLIENT, {
        site: 'Warehouse',
        vendor: 'Stowly',
        dependsOn: ['ERP server', 'Plant network'],
        runbook: null,
        runbookReviewedOn: null,
      }),
      system('Mail', 'cloud-service', 'important', PROVIDER, { dataClasses: ['personal data'], dependsOn: ['Identity'] }),
      system('File server', 'server', 'important', PROVIDER, {
        site: 'Main plant',
        dependsOn: ['Virtual hosts', 'Identity'],
        runbookReviewedOn: ago(500),
      }),
      system('Office network', 'network-device', 'important', PROVIDER, { site: 'Main plant', dependsOn: ['Firewall'] }),
    ],
    sites: [
      entry('Main plant', { address: '14 Harbor Lane', people: 160, contact: 'Maya Lindgren' }),
      entry('Warehouse', { address: '2 Dock Street', people: 40, contact: 'Dan Whitfield' }),
    ],
    people: [
      entry('Maya Lindgren', {
        party: CLIENT,
        role: 'IT lead',
        skills: ['governance', 'applications'],
        knows: ['ERP server', 'Warehouse app', 'Plant network', 'Office network', 'Identity'],
      }),
      entry('Jonas Reed', {
        party: CLIENT,
        role: 'Technician',
        skills: ['desk', 'endpoints'],
        knows: ['ERP server', 'Warehouse app', 'Mail'],
      }),
      entry('Priya Raman', {
        party: PROVIDER,
        role: 'Engineer',
        skills: ['servers', 'network'],
        knows: ['Database cluster', 'Virtual hosts', 'Firewall', 'Backup', 'File server', 'Office network', 'Identity'],
      }),
      entry('Tom Becker', {
        party: PROVIDER,
        role: 'Engineer',
        skills: ['servers', 'cloud'],
        knows: ['Database cluster', 'Virtual hosts', 'Backup', 'File server', 'Mail'],
      }),
      entry('Leo Marsh', { party: PROVIDER, role: 'Analyst', skills: ['security'], knows: ['Firewall'] }),
    ],
    tenants: [
      entry('Harbor Lane workplace', { service: 'Mail, files, identity', owner: CLIENT, vendor: 'Cloudside' }),
      entry('Off-site backup', { service: 'Object storage', owner: PROVIDER, vendor: 'Farstore' }),
    ],
    networks: [
      entry('Offices', { range: '10.20.0.0/22', site: 'Main plant', purpose: 'Desks and printers', owner: PROVIDER }),
      entry('Plant floor', { range: '10.20.16.0/22', site: 'Main plant', purpose: 'Machines and controllers', owner: CLIENT }),
      entry('Warehouse', { range: '10.21.0.0/23', site: 'Warehouse', purpose: 'Scanners and labels', owner: CLIENT }),
    ],
    controls: [
      entry('Second factor for everybody', {
        reference: 'CIS 6.3',
        state: 'in-place',
        owner: PROVIDER,
        evidence: 'handbook/second-factor',
      }),
      entry('Disk encryption', { reference: 'CIS 3.6', state: 'in-place', owner: PROVIDER }),
      entry('Application allow-list on controllers', { reference: 'CIS 2.5', state: 'planned', owner: CLIENT }),
      entry('Separate administrator accounts', { reference: 'CIS 5.4', state: 'in-place', owner: PROVIDER }),
      entry('Restore tests every quarter', { reference: 'CIS 11.5', state: 'planned', owner: PROVIDER }),
      entry('Log retention of a year', { reference: 'CIS 8.10', state: 'missing', owner: PROVIDER }),
    ],
    tools: [
      entry('Northwind desk', { function: 'ticketing', party: PROVIDER, primary: true, vendor: 'Deskline' }),
      entry('Fleetwatch', { function: 'rmm', party: PROVIDER, primary: true, vendor: 'Fleetwatch' }),
      // Two places to look: one of the findings.
      entry('Plant handbook', { function: 'documentation', party: CLIENT, primary: true, vendor: 'Wikiwell' }),
      entry('Runbook library', { function: 'documentation', party: PROVIDER, primary: true, vendor: 'Docuvault' }),
      entry('Sentinel agent', { function: 'edr', party: PROVIDER, primary: true, vendor: 'Palisade' }),
      entry('Gatekeeper console', { function: 'firewall-management', party: PROVIDER, primary: true, vendor: 'Copperline' }),
      entry('Mailsieve', { function: 'email-security', party: PROVIDER, primary: true, vendor: 'Mailsieve' }),
      entry('Farstore backup', { function: 'backup', party: PROVIDER, primary: true, vendor: 'Farstore' }),
      entry('Plant image copies', { function: 'backup', party: CLIENT, primary: false, vendor: 'Imagine' }),
    ],
  };
}
