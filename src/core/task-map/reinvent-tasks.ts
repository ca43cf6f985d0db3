/** Reinvent: what makes it different tomorrow, as a table (see `task-table.ts`). */
export const REINVENT_TASKS = `
move-files-to-cloud | Move file shares to the cloud | cloud-migration | 3 medium cloud as-needed provider 0.5 | Clean up, map rights, move department by department
move-servers-to-cloud | Move servers to the cloud | cloud-migration | 3 high cloud as-needed provider 0.5 | Judge each: move, replace, or leave
move-mail | Move mail between platforms | cloud-migration | 3 high cloud as-needed provider 0.2 | Mailboxes, archives, rules and devices without a lost message
move-tenant | Merge or split cloud tenants | cloud-migration | 3 high cloud as-needed provider 0.2 | After a purchase or a sale of a part of the company
move-directory | Move devices to cloud identity | cloud-migration | 3 high cloud as-needed provider 0.3 | From domain join to managed devices
replace-workstations | Replace workstations | upgrades | 1 low endpoints quarterly provider 0.8 | A quarter of the fleet each year, planned
replace-servers | Replace servers and storage | upgrades | 3 high servers yearly provider 0.4 | Size, order, build, move, retire
replace-network | Replace network equipment | upgrades | 3 medium network yearly provider 0.4 | By site, outside working hours
replace-firewall | Replace firewalls | upgrades | 3 high network yearly provider 0.2 | Rules cleaned on the way, not copied
upgrade-operating-systems | Upgrade operating systems | upgrades | 2 medium endpoints yearly provider 0.4 | Before support ends, tested with departments
upgrade-erp | Upgrade the ERP system | upgrades | 3 high applications yearly internal 0.7 | Test cases with departments, rehearsal, weekend
upgrade-databases | Upgrade databases | upgrades | 3 high data yearly provider 0.2 | With a way back
replace-telephony | Replace telephony | upgrades | 2 medium network as-needed provider 0.2 | Numbers ported, people trained
roll-out-application | Roll out a new application | rollouts | 2 medium projects quarterly shared 0.7 | Pilot, training, switch date, support in the first weeks
roll-out-collaboration | Roll out collaboration tools | rollouts | 2 low projects quarterly shared 0.4 | Habits first, features second
roll-out-device-management | Roll out device management | rollouts | 3 medium endpoints as-needed provider 0.3 | Enrol every device with little trouble for people
roll-out-endpoint-protection | Roll out endpoint protection | rollouts | 2 medium security as-needed provider 0.2 | In waves, old product removed
roll-out-assistants | Introduce assistants that use company data | rollouts | 3 high projects quarterly shared 0.4 | Choose uses, set limits, clean rights first
manage-change-with-people | Bring people along | rollouts | 2 low projects monthly internal 0.5 | Say why, show how, listen after
automate-onboarding | Automate joiners and leavers | automation | 3 medium cloud quarterly shared 0.3 | From the personnel system to accounts without typing
automate-reports | Automate reports | automation | 2 low data monthly shared 0.4 | Numbers that build themselves
script-routine | Script routine work | automation | 2 medium servers monthly shared 0.4 | What was done by hand five times
digitise-forms | Turn paper forms into workflows | automation | 2 low applications monthly internal 0.6 | With the department that fills them in
connect-systems | Connect applications | data-integration | 3 high data quarterly shared 0.5 | Interfaces with an owner, errors that somebody sees
build-dashboards | Build dashboards for departments | data-integration | 2 low data monthly internal 0.6 | One question each, from data that is trusted
clean-master-data | Clean master data | data-integration | 2 medium data quarterly internal 0.4 | Customers, articles and suppliers, once and for all
migrate-data | Move data to a new application | data-integration | 3 high data as-needed shared 0.3 | Rehearsed, counted and signed off
choose-application | Choose an application with a department | data-integration | 3 medium applications quarterly internal 0.5 | Needs, shortlist, trial, cost over five years
open-site | Open a site | offices-moves | 2 medium network as-needed shared 0.3 | Line ordered early, network, devices, first day on the spot
move-office | Move an office | offices-moves | 2 medium network as-needed shared 0.2 | Plan, weekend, hands on Monday
close-site | Close a site | offices-moves | 2 medium network as-needed shared 0.1 | Contracts, devices, data and access ended
fit-out-rooms | Fit out meeting rooms | offices-moves | 1 low projects yearly provider 0.2 | One way to join in every room
set-it-strategy | Set the IT strategy | it-strategy | 3 high governance yearly internal 0.6 | What IT shall do for the company in three years
plan-budget | Plan the IT budget | it-strategy | 3 medium governance yearly internal 0.4 | Running, projects and reserve, with reasons
set-roadmap | Keep the roadmap | it-strategy | 3 medium governance quarterly internal 0.5 | What comes when, and what does not come
decide-architecture | Decide on architecture | it-strategy | 3 high governance quarterly internal 0.3 | Few platforms, known reasons
advise-management | Advise management | it-strategy | 3 medium governance monthly internal 0.6 | Chances and risks in plain words
choose-provider | Choose and steer the provider | it-strategy | 3 high governance quarterly internal 0.3 | What we buy, from whom, and how we see that it is good
`;
