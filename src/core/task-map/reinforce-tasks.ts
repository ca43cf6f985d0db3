/** Reinforce: what makes it safer and sturdier, as a table (see `task-table.ts`). */
export const REINFORCE_TASKS = `
harden-workstations | Harden workstations | hardening | 2 medium security quarterly provider 0.4 | Apply a published baseline, no local administrators, allowed software only
harden-servers | Harden servers | hardening | 3 high security quarterly provider 0.3 | Baseline, services off, local accounts rotated
harden-tenant | Harden the cloud tenant | hardening | 3 high cloud monthly provider 0.4 | Conditional access, legacy sign-in off, score reviewed
harden-network | Segment the network | hardening | 3 high network quarterly provider 0.3 | Guests, plant, cameras and servers apart
manage-endpoint-protection | Manage endpoint protection | hardening | 2 high security weekly provider 0.6 | Every device covered, exclusions few and explained
encrypt-devices | Keep devices encrypted | hardening | 1 high endpoints monthly provider 0.2 | Keys escrowed, gaps followed up
scan-vulnerabilities | Scan for vulnerabilities | vulnerabilities | 2 high security weekly provider 0.5 | Inside and outside, with results somebody reads
close-vulnerabilities | Close vulnerabilities | vulnerabilities | 2 high security weekly shared 0.8 | By severity within the agreed days
commission-penetration-test | Commission a penetration test | vulnerabilities | 3 high security yearly internal 0.1 | Scope, date, report and what follows from it
watch-advisories | Watch security advisories | vulnerabilities | 2 medium security daily provider 0.3 | Decide the same day whether one concerns us
review-access | Review who has access | access-control | 2 high governance quarterly internal 0.4 | Owners confirm or withdraw, line by line
review-admin-accounts | Review administrator accounts | access-control | 3 high security monthly shared 0.2 | Named, few, separate from daily accounts
manage-privileged-passwords | Manage privileged passwords | access-control | 3 high security monthly provider 0.2 | In a vault, rotated, with use on record
enforce-second-factor | Enforce the second factor everywhere | access-control | 2 high security monthly provider 0.3 | Find applications and people without it
manage-service-accounts | Manage service accounts | access-control | 3 high security quarterly shared 0.2 | Owner, purpose, rights and age of each
test-break-glass | Test emergency accounts | access-control | 3 high security quarterly internal 0.1 | They work, they alarm, and two people know where they are
tune-mail-filter | Tune the mail filter | mail-security | 2 medium security weekly provider 0.4 | Impersonation, attachments, allowed senders reviewed
publish-mail-records | Keep mail authentication records | mail-security | 3 medium network quarterly provider 0.1 | SPF, DKIM and DMARC up to reject
manage-web-filter | Manage web filtering | mail-security | 1 low security monthly provider 0.2 | Categories, exceptions and their end dates
prevent-data-loss | Prevent loss of data | mail-security | 3 high security monthly shared 0.3 | Labels and rules against sending out what must stay
train-awareness | Train awareness | awareness | 1 low security monthly provider 0.4 | Short lessons that people finish, with numbers
simulate-phishing | Simulate phishing | awareness | 1 low security monthly provider 0.2 | Fair examples, help for those who clicked
train-new-people | Brief new people | awareness | 1 low desk weekly internal 0.5 | Half an hour on how we work safely here
train-it-team | Train the IT team | awareness | 2 low governance monthly internal 0.7 | Certificates, exchange, time to read
test-restores | Test restores | continuity | 2 high servers monthly provider 0.4 | Restore a system for real, measure against the agreed time
write-recovery-plan | Write the recovery plan | continuity | 3 high governance yearly shared 0.2 | Order of systems, people, numbers, places
exercise-recovery | Exercise the recovery plan | continuity | 3 high governance yearly shared 0.2 | At a table and once a year for real
set-recovery-targets | Set recovery targets with the business | continuity | 3 high governance yearly internal 0.1 | How long without, how much lost, per system
test-failover | Test fail-over of lines and power | continuity | 2 medium network quarterly provider 0.1 | Pull the plug on purpose
write-runbooks | Write runbooks | documentation | 2 medium servers weekly shared 0.8 | So that somebody else can do it at night
review-runbooks | Review runbooks | documentation | 2 low servers quarterly shared 0.3 | Current, found, with an owner
draw-network-map | Keep the network map | documentation | 2 medium network quarterly provider 0.2 | What is connected where, with addresses
document-systems | Document systems and owners | documentation | 1 medium governance monthly shared 0.4 | Purpose, owner, vendor, contract, dependencies
prepare-handover | Prepare handover of a person's knowledge | documentation | 2 high governance as-needed internal 0.2 | Before holidays, and before somebody leaves
collect-evidence | Collect evidence for audits | compliance | 2 medium governance monthly shared 0.5 | Screens, lists and logs that show a control works
answer-questionnaires | Answer security questionnaires | compliance | 2 medium governance monthly internal 0.5 | For customers and insurers, truthfully and once
prepare-audit | Prepare an audit | compliance | 3 high governance yearly internal 0.3 | Scope, people, rooms, open points from last time
keep-processing-records | Keep records of data processing | compliance | 2 medium governance quarterly internal 0.2 | What personal data lies where, and why
assess-suppliers | Assess suppliers | compliance | 2 medium governance yearly internal 0.2 | What they hold of ours and how they protect it
check-insurance-terms | Check the terms of cyber insurance | compliance | 2 high governance yearly internal 0.1 | What must be in place so that it pays
write-policies | Write IT and security policies | policy | 3 high governance yearly internal 0.4 | Short, owned, approved by management
approve-policies | Approve policies and exceptions | policy | 3 high governance quarterly internal 0.2 | Whoever answers for the company signs
set-acceptable-use | Set rules of acceptable use | policy | 3 medium governance yearly internal 0.1 | What people may do with devices, data and new services
keep-risk-register | Keep the risk register | risk-acceptance | 3 high governance quarterly internal 0.3 | Risks, owners, measures and dates
accept-risk | Accept remaining risk | risk-acceptance | 3 high governance as-needed internal 0.1 | In writing, by who may, until a date
`;
