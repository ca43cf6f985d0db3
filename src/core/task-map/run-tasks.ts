/** Run: what keeps the lights on, as a table (see `task-table.ts`). */
export const RUN_TASKS = `
patch-workstations | Patch workstations | patching | 1 medium endpoints weekly provider 1 | Roll out operating system updates in rings and follow up on devices that miss them
patch-servers | Patch servers | patching | 2 high servers monthly provider 0.9 | Update servers in the agreed window, restart them and check their services
patch-applications | Patch desktop applications | patching | 1 medium endpoints weekly provider 0.6 | Keep browsers, office software and readers at a supported version
patch-network-firmware | Update network firmware | patching | 3 medium network quarterly provider 0.3 | Bring switches, access points and firewalls to a recommended firmware
patch-exceptions | Follow up failed patches | patching | 2 medium endpoints weekly provider 0.5 | Find out why a device does not take an update and mend it
watch-servers | Watch servers and services | monitoring | 1 medium servers daily provider 1 | Look at alerts on availability, disk, memory and services and act on them
watch-network | Watch network and internet lines | monitoring | 1 medium network daily provider 0.5 | See outages and saturated lines before users call
watch-security-events | Watch security events | monitoring | 2 high security daily provider 1 | Sort alerts of endpoint protection and sign-in logs into noise and cases
tune-alerts | Tune alert thresholds | monitoring | 2 low servers monthly provider 0.3 | Silence what nobody acts on, add what was missed last time
watch-capacity | Watch capacity | monitoring | 2 low servers monthly provider 0.2 | Report where disk, memory, licences or bandwidth run out within months
watch-certificates | Watch certificates and domains | monitoring | 2 medium servers monthly provider 0.2 | Renew certificates, domain names and tokens before they expire
check-backups | Check backup jobs | backup | 1 high servers daily provider 0.7 | Read the results of every job and rerun what failed
change-backup-scope | Add systems to the backup | backup | 2 high servers as-needed provider 0.2 | Put new servers, mailboxes and shares under a policy, take retired ones out
manage-offsite-copies | Manage off-site copies | backup | 2 high servers weekly provider 0.3 | Keep a copy that an attacker cannot delete and check that it is current
review-retention | Review retention times | backup | 3 medium governance yearly internal 0.1 | Decide how long each kind of data is kept and set the jobs accordingly
onboard-person | Set up a new employee | joiners-leavers | 1 low desk weekly shared 1.5 | Accounts, groups, mailbox, device and a first hour of help
move-person | Move somebody to another role | joiners-leavers | 1 medium desk monthly shared 0.4 | Give the rights of the new role and take those of the old one
offboard-person | Close an account of a leaver | joiners-leavers | 1 high desk weekly shared 0.7 | Block sign-in at once, hand mail and files over, take devices back
onboard-contractor | Set up a contractor | joiners-leavers | 1 medium desk monthly shared 0.2 | A time-boxed account with no more than the contract needs
order-devices | Order devices | licences-assets | 1 low desk weekly shared 0.6 | Collect needs, ask for offers, order, receive and record
keep-inventory | Keep the inventory | licences-assets | 1 low desk weekly provider 0.6 | Know which device is where, with whom and under which warranty
count-licences | Count and assign licences | licences-assets | 1 low desk monthly provider 0.4 | Assign, take back and buy licences so that they match people
renew-subscriptions | Renew subscriptions | licences-assets | 2 low governance monthly internal 0.3 | Check use and price before a contract renews by itself
retire-devices | Retire devices | licences-assets | 1 medium endpoints monthly provider 0.3 | Wipe with proof, dispose of and take off the register
image-devices | Prepare devices | devices | 1 low endpoints weekly provider 1.2 | Enrol, install and hand over laptops and desktops
manage-device-policies | Manage device policies | devices | 2 medium endpoints monthly provider 0.6 | Encryption, screen lock, updates and apps through device management
manage-mobiles | Manage phones and tablets | devices | 1 low endpoints weekly provider 0.5 | Enrol phones, separate work from private data, wipe lost ones
package-software | Package software | devices | 2 low endpoints monthly provider 0.6 | Make installers that deploy silently and update by themselves
care-meeting-rooms | Care for meeting rooms | devices | 1 low desk weekly internal 0.5 | Screens, cameras and booking panels work when the meeting begins
run-virtualisation | Run virtual hosts and storage | servers | 3 high servers weekly provider 0.7 | Hosts, clusters, storage health and firmware
run-file-shares | Run file shares | servers | 2 medium servers weekly shared 0.5 | Structure, quotas and rights of shared folders
run-directory | Run the directory | servers | 3 high servers weekly provider 0.5 | Domain controllers, replication, group policy and name resolution
run-databases | Run databases | servers | 3 high data weekly provider 0.6 | Maintenance plans, growth, indexes and versions
run-print-servers | Run print queues | servers | 1 low servers monthly provider 0.2 | Queues, drivers and follow-me printing
manage-firewalls | Manage firewalls | network | 3 high network weekly provider 0.7 | Rules on request, review of what is open, high availability
manage-switches | Manage switches and cabling | network | 2 medium network monthly shared 0.5 | Ports, segments and patch panels, with the map kept current
manage-wireless | Manage wireless networks | network | 2 medium network monthly provider 0.4 | Coverage, guests and keys
manage-remote-access | Manage remote access | network | 2 high network weekly provider 0.4 | VPN or broker, with multi-factor sign-in and known devices
manage-internet-lines | Manage internet lines | network | 2 medium network monthly provider 0.3 | Carriers, fail-over tests and addresses
administer-tenant | Administer the cloud tenant | cloud-tenants | 2 high cloud weekly provider 0.9 | Settings, roles and services of the office tenant
administer-subscriptions | Administer cloud subscriptions | cloud-tenants | 3 high cloud weekly provider 0.6 | Resource groups, policies, tags and network of cloud servers
watch-cloud-cost | Watch cloud cost | cloud-tenants | 2 low cloud monthly shared 0.3 | Find what runs unused and reserve what stays
manage-identity-sync | Manage identity synchronisation | cloud-tenants | 3 high cloud monthly provider 0.2 | Between directory, cloud and applications, with errors followed up
administer-mail | Administer mail | mail-collaboration | 2 medium cloud weekly provider 0.5 | Mailboxes, groups, forwarding and mail flow
administer-telephony | Administer telephony | mail-collaboration | 2 medium network weekly provider 0.4 | Numbers, queues, opening hours and call flows
administer-collaboration | Look after sites and teams spaces | mail-collaboration | 1 low cloud weekly shared 0.5 | Create, archive and share spaces in good order
run-erp | Run the ERP system | applications | 3 high applications daily internal 1.8 | Jobs, interfaces, master data and month-end with the departments
run-crm | Run the CRM system | applications | 2 medium applications weekly internal 0.6 | Fields, views, users and imports
run-department-apps | Run applications of departments | applications | 2 medium applications weekly internal 1.2 | Design, laboratory, warehouse or practice software with its vendor
manage-app-users | Manage users of applications | applications | 1 medium applications weekly internal 0.6 | Roles inside applications that the directory does not reach
manage-suppliers | Steer IT suppliers | suppliers | 2 low governance monthly internal 0.6 | Reviews, open points and escalations with each supplier
check-invoices | Check IT invoices | suppliers | 1 low governance monthly internal 0.3 | Compare with contract and use before they are paid
`;
