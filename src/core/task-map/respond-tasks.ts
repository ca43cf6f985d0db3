/** Respond: what comes in and cannot wait, as a table (see `task-table.ts`). */
export const RESPOND_TASKS = `
reset-password | Reset a password | sign-in | 1 medium desk daily provider 1.5 | Know who asks, reset, and let the person choose a new one
unlock-account | Unlock an account | sign-in | 1 low desk daily provider 0.6 | Find out what locked it before unlocking
help-second-factor | Help with the second factor | sign-in | 1 high desk daily provider 1 | New phone, lost token: check the person, then enrol again
mend-single-sign-on | Mend single sign-on | sign-in | 2 medium cloud weekly provider 0.5 | An application refuses people whom the directory lets in
answer-how-to | Answer how-to questions | questions | 1 low desk daily provider 2.5 | Show how something is done and write it down the second time
advise-on-tools | Advise which tool to use | questions | 1 low desk weekly internal 0.6 | Where to keep what, and how to share it
route-misdirected | Sort and route requests | questions | 1 low desk daily provider 1.2 | Read, classify, set the priority, give to the right team
keep-requesters-informed | Keep requesters informed | questions | 1 low desk daily shared 1 | Say what happens next before anybody has to ask
mend-laptop | Mend a laptop or desktop | computers | 2 low endpoints daily shared 3 | Slow, blue screen, no start: find the cause, mend or replace
help-docking | Help with docks, screens and headsets | computers | 1 low desk daily internal 1.3 | Connect, update drivers, swap what is broken
swap-device | Swap a broken device | computers | 1 low endpoints weekly internal 1 | Hand out a spare and move the person over within the hour
help-mobile | Help with phones and tablets | computers | 1 low endpoints daily provider 0.8 | Mail, apps and updates on mobile devices
install-software | Install software on request | computers | 1 medium endpoints daily provider 1 | Approved titles from the list, others after a check
claim-warranty | Claim warranty repairs | computers | 1 low desk weekly provider 0.4 | Open the case with the maker and see it through
mend-printer | Mend printers and scanners | printing | 1 low desk daily internal 1.4 | Jams, toner, queues, scan to mail
mend-label-printer | Mend label and receipt printers | printing | 2 medium applications weekly internal 0.7 | In warehouse, plant or at the counter, where work stops without them
mend-office-apps | Mend office applications | application-faults | 1 low desk daily provider 1.2 | Crashes, add-ins, damaged profiles
mend-erp-fault | Mend ERP faults | application-faults | 2 high applications daily internal 1.8 | Stuck documents, wrong postings, jobs that did not run
mend-department-app | Mend faults of department applications | application-faults | 2 medium applications daily internal 1.6 | First look inside, then a clean case for the vendor
follow-vendor-case | Follow up vendor cases | application-faults | 2 low applications weekly shared 0.8 | Keep the vendor moving and the requester informed
mend-interface | Mend interfaces between systems | application-faults | 3 high data weekly internal 0.7 | Messages that hang, files that did not arrive
mend-browser | Mend browser and web problems | application-faults | 1 low desk daily provider 0.6 | Cache, extensions, blocked pages
mend-wifi | Mend wireless problems of a person | connectivity | 1 low network daily provider 0.8 | Device, profile or coverage: find out which
mend-vpn | Mend remote access | connectivity | 2 medium network daily provider 0.9 | From home and on the road
mend-slow-network | Find out why the network is slow | connectivity | 3 medium network weekly provider 0.6 | Measure, narrow down, mend or order more
patch-a-port | Connect a port or desk | connectivity | 1 low network weekly internal 0.4 | Patch, label and put into the right segment
mend-mail-flow | Find missing mail | mail-faults | 2 medium cloud daily provider 0.6 | Trace, release, and say what happened
mend-calendar | Mend calendars and sharing | mail-faults | 1 low desk weekly provider 0.5 | Rooms, delegates and shared mailboxes
release-quarantine | Release mail from quarantine | mail-faults | 1 medium security daily provider 0.5 | Judge whether a held message is safe
mend-phone | Mend telephony faults | mail-faults | 2 medium network weekly provider 0.5 | No ring, no sound, wrong queue
give-folder-access | Give access to folders and mailboxes | access-requests | 1 medium desk daily shared 0.9 | With the owner's word on record
give-app-access | Give access to applications | access-requests | 1 medium applications daily shared 0.8 | By role, for a time, with approval
give-admin-rights | Handle requests for administrator rights | access-requests | 2 high security weekly internal 0.3 | Rarely, for a short time, recorded
share-externally | Handle sharing with outsiders | access-requests | 1 high cloud weekly shared 0.4 | What may leave the house, to whom and until when
lead-major-incident | Lead a major incident | outages | 3 high servers as-needed shared 0.6 | One leader, one channel, updates on time, a review afterwards
mend-server-outage | Bring a server back | outages | 3 high servers as-needed provider 0.6 | Restart, repair or fail over, then find the cause
mend-site-outage | Bring a site back online | outages | 3 high network as-needed provider 0.4 | Line, firewall, switch or power: isolate and restore
answer-after-hours | Answer calls after hours | outages | 1 medium desk daily provider 1.5 | Somebody picks up at night and knows whom to wake
tell-users-of-outage | Tell users about an outage | outages | 1 low desk as-needed internal 0.2 | What does not work, since when, what to do meanwhile
find-root-cause | Find the cause behind repeated incidents | outages | 3 medium servers monthly shared 0.6 | Group tickets, look for the pattern, end it for good
hands-on-site | Be the hands on site | outages | 1 low endpoints weekly internal 0.7 | Press the button, swap the disk, let the carrier in
restore-file | Restore files and mail | lost-data | 1 medium servers weekly provider 0.5 | Find the right version and put it back beside the current one
restore-server | Restore a server or database | lost-data | 3 high servers as-needed provider 0.2 | Within the agreed time, to the agreed point
recover-device-data | Recover data of a broken device | lost-data | 2 medium endpoints monthly provider 0.2 | Save what was not stored where it belongs
judge-phishing-report | Judge reported phishing | security-incidents | 1 high security daily provider 0.8 | Answer who reported, remove it from all mailboxes
contain-account | Contain a stolen account | security-incidents | 3 high security as-needed provider 0.3 | End sessions, reset, look for rules and forwarding, report
contain-malware | Contain malware on a device | security-incidents | 3 high security as-needed provider 0.4 | Isolate, examine, rebuild
respond-to-breach | Respond to a breach of data | security-incidents | 3 high security as-needed shared 0.2 | Facts, evidence, duties to notify and who speaks
handle-lost-device | Handle a lost or stolen device | security-incidents | 1 high endpoints monthly provider 0.2 | Lock, wipe, report and replace
decide-on-notification | Decide whom to notify after a breach | security-incidents | 3 high governance as-needed internal 0.1 | With counsel and management, within the legal time
`;
