/**
 * The agreement that one's own partnership begins with: small, readable, without a gap. Everything in
 * it is meant to be replaced.
 */
export interface Starter {
  readonly name: string;
  readonly internalName: string;
  readonly providerName: string;
  readonly zone: string;
}

/** JSON strings are YAML strings: names may hold any character. */
const text = (value: string): string => JSON.stringify(value);

export function starterAgreement({ name, internalName, providerName, zone }: Starter): string {
  return `# The agreement of ${name.replace(/\s+/g, ' ')}. A beginning: replace teams, catalogue and rules with your own.
tandem: 1
name: ${text(name)}
id: agreement
version: 1
zone: ${text(zone)}

parties:
  - { name: ${text(internalName)}, id: internal, kind: internal }
  - { name: ${text(providerName)}, id: provider, kind: provider }

teams:
  - { name: Internal IT, id: internal-it, party: internal, coverage: office }
  - { name: Service desk, id: service-desk, party: provider, coverage: always }

calendars:
  always: 24x7
  office: mon-fri 08:00-17:00

windows:
  hours:
    Business: mon-fri 08:00-17:00
    After hours: the rest
  holidays-fall-into: After hours

catalogue:
  run: [Patching, Backup, Monitoring, Provisioning, Licences]
  respond: [Accounts, Hardware, Connectivity, Business applications, Email and files, Security incident]
  reinforce:
    - { name: Policy, decides: policy }
    - { name: Risk acceptance, decides: risk-acceptance }
    - Training
    - Hardening
  reinvent:
    - Migrations
    - Rollouts
    - { name: Roadmap, decides: strategy }

rules:
  - { id: run, category: Run, accountable: Service desk }
  - { id: respond, category: Respond, accountable: Service desk }
  - { id: hardware, category: Respond › Hardware, when: Business, accountable: Internal IT }
  - { id: reinforce, category: Reinforce, accountable: Internal IT, policy: Planned work }
  - { id: reinvent, category: Reinvent, accountable: Internal IT, scope: project, policy: Planned work }

policies:
  - name: Standard
    targets:
      - { priority: P1, calendar: always, respond: 15 min, resolve: 4 h }
      - { priority: P2, calendar: office, respond: 1 h, resolve: 8 h, paused-while: requester }
      - { priority: P3, calendar: office, respond: 4 h, resolve: 24 h, paused-while: [requester, third-party, scheduled] }
      - { priority: P4, calendar: office, respond: 8 h, resolve: 40 h, paused-while: [requester, third-party, scheduled] }
  - name: Planned work
    targets:
      - { priority: P1, calendar: office, respond: 4 h, resolve: 16 h, paused-while: [requester, third-party, scheduled] }
      - { priority: P2, calendar: office, respond: 8 h, resolve: 40 h, paused-while: [requester, third-party, scheduled] }
      - { priority: P3, calendar: office, respond: 8 h, resolve: 80 h, paused-while: [requester, third-party, scheduled] }
      - { priority: P4, calendar: office, respond: 16 h, resolve: 120 h, paused-while: [requester, third-party, scheduled] }
default-policy: Standard

escalation:
  - { id: overdue, clock: resolve, at: 100 %, leads: true }
`;
}
