/** The chapters of the printed agreement that are sentences and small tables. */
import { LEVELS, type SlaTarget } from '../../../core/agreement/agreement.js';
import {
  escalationInWords,
  handOffInWords,
  pausesInWords,
  targetHead,
  targetHours,
  targetPromise,
} from '../../../core/agreement/words/clocks.js';
import { exceptionDayInWords, holidayInWords, hoursInWords, weekInWords } from '../../../core/agreement/words/hours.js';
import { both, dateInWords, durationInWords, sentence, zoneInWords } from '../../../core/agreement/words/lists.js';
import { assignmentInWords, exceptionInWords, policyInWords, scopeGroups } from '../../../core/agreement/words/rules.js';
import type { AgreementDocument } from '../input.js';
import { partyLooks } from './look.js';
import { bullets, chapter, heading, paragraph, quiet, type Text, table } from './parts.js';
import type { Node } from './print.js';
import { type Tag, tag } from './tags.js';

type Chapter = (root: Tag, document: AgreementDocument) => readonly Node[];

export const partiesAndTeams: Chapter = (root, { agreement }) => {
  const { teams, calendars, parties } = agreement;
  const looks = partyLooks(agreement);
  const section = tag(root, 'Sect');
  return [
    chapter(section, 'Parties and teams', { pageBreak: 'before', margin: [0, 0, 0, 6] }),
    ...parties.flatMap((party) => {
      const own = teams.filter((team) => team.party === party.id);
      const rows = own.map((team): readonly Text[] => {
        const rota = team.onCall;
        const onCall = rota && calendars[rota.calendar];
        const turn = rota?.turnDays === 7 ? 'a week' : `${rota?.turnDays} days`;
        return [
          [{ text: team.name, bold: true }],
          calendars[team.coverage] ? hoursInWords(calendars[team.coverage]!) : team.coverage,
          rota === null || !onCall
            ? 'none'
            : `${hoursInWords(onCall)}: ${both(rota.people)}, ${rota.people.length > 1 ? `in turns of ${turn}` : 'alone'}, from ${dateInWords(rota.from)}`,
        ];
      });
      const title = { text: `${party.name}, ${party.kind === 'internal' ? 'internal IT' : 'provider'}`, color: looks(party.id).text };
      return own.length === 0
        ? [heading(section, title.text, { color: title.color }), quiet(section, 'No team.')]
        : [
            table(
              section,
              [
                { title: 'Team', width: 110 },
                { title: 'Staffed', width: '*' },
                { title: 'On call', width: 190 },
              ],
              rows,
              title,
            ),
          ];
    }),
  ];
};

export const scope: Chapter = (root, { agreement }) => {
  const section = tag(root, 'Sect');
  const notes = agreement.exceptions.length === 0 ? '' : ' The exceptions of the next chapter come before these rules.';
  return [
    chapter(section, 'Scope of the service'),
    paragraph(
      section,
      `Each rule holds for its category and all below it, until a rule of a deeper category says otherwise.${notes} Where hours or tiers are named, the rule holds in these alone.`,
    ),
    ...scopeGroups(agreement).map(({ sentence: opening, lines }) =>
      table(
        section,
        [
          { title: 'Work', width: 185 },
          { title: 'Who', width: '*' },
        ],
        lines.map(({ where, who, policy }): readonly Text[] => [
          where,
          policy === null ? who : [who, { text: ` Times: ${policy}.`, italics: true }],
        ]),
        { text: opening },
      ),
    ),
  ];
};

export const exceptions: Chapter = (root, { agreement }) => {
  if (agreement.exceptions.length === 0) return [];
  const section = tag(root, 'Sect');
  return [
    chapter(section, 'Exceptions'),
    paragraph(section, 'Exceptions come before every rule of the matrix. The first that holds decides.'),
    table(
      section,
      [
        { title: 'No.', width: 24 },
        { title: 'When', width: 190 },
        { title: 'Who', width: '*' },
      ],
      agreement.exceptions.map((rule, at): readonly Text[] => {
        const policy = policyInWords(agreement, rule);
        const scoped = { included: '', project: ' This is project work.', out: ' This is out of scope.' }[rule.scope];
        return [
          String(at + 1),
          exceptionInWords(agreement, rule),
          [`${assignmentInWords(agreement, rule)}${scoped}`, { text: policy === null ? '' : ` Times: ${policy}.`, italics: true }],
        ];
      }),
    ),
  ];
};

/** A target for all types behind one for some of them is for the others. */
const headAfter = (earlier: readonly SlaTarget[], target: SlaTarget): string =>
  target.types === null && earlier.some(({ priority }) => priority === target.priority)
    ? `${target.priority}, all others`
    : targetHead(target);

export const times: Chapter = (root, { agreement }) => {
  const section = tag(root, 'Sect');
  const { policies, defaultPolicy, parties, priorityMatrix } = agreement;
  return [
    chapter(section, 'Response and resolution times'),
    paragraph(
      section,
      'A first answer is one by a person of the responsible party to the requester; automatic replies do not count. Time in which a clock stands does not count.',
    ),
    ...policies.flatMap((policy) => [
      table(
        section,
        [
          { title: 'Priority', width: 84 },
          { title: 'What is promised', width: 150 },
          { title: 'Counted', width: '*' },
          { title: 'Pauses', width: 130 },
        ],
        policy.targets.map((target, at): readonly Text[] => [
          [{ text: headAfter(policy.targets.slice(0, at), target), bold: true }],
          sentence(targetPromise(target)),
          sentence(targetHours(agreement, target)),
          pausesInWords(target.pausedWhile),
        ]),
        {
          text: policy.name,
          lead:
            policy.id === defaultPolicy ? 'Holds wherever no other times are named.' : 'Holds where a rule or exception names these times.',
        },
      ),
      ...(policy.holds.length === 0
        ? []
        : [
            bullets(
              section,
              policy.holds.map(
                ({ party, priority, holdMs }) =>
                  `${parties.find(({ id }) => id === party)?.name ?? party} holds a ${priority} ticket for at most ${durationInWords(holdMs)} before it is passed on or resolved.`,
              ),
            ),
          ]),
    ]),
    {
      unbreakable: true,
      stack: [
        table(
          section,
          [{ title: 'Impact', width: 90 }, ...LEVELS.map((urgency) => ({ title: `${urgency} urgency`, width: 90 }))],
          LEVELS.map((impact) => [impact, ...LEVELS.map((urgency) => priorityMatrix[impact][urgency])]),
          { text: 'How a priority follows' },
        ),
      ],
    },
  ];
};

export const escalation: Chapter = (root, { agreement }) => {
  const section = tag(root, 'Sect');
  return [
    chapter(section, 'Escalation'),
    agreement.escalation.length === 0
      ? paragraph(section, 'No escalation steps are agreed.')
      : bullets(
          section,
          agreement.escalation.map((step) => escalationInWords(agreement, step)),
        ),
  ];
};

export const handOffs: Chapter = (root, { agreement }) => {
  const section = tag(root, 'Sect');
  return [chapter(section, 'Passing a ticket between parties'), bullets(section, handOffInWords(agreement))];
};

export const hours: Chapter = (root, { agreement }) => {
  const section = tag(root, 'Sect');
  const { windows, calendars } = agreement;
  const holidayWindow = windows.windows.find(({ id }) => id === windows.holidayWindow)?.name ?? windows.holidayWindow;
  // One list is used by many: it is told once, with those that use it.
  const lists = new Map<string, { users: string[]; days: readonly string[] }>();
  const use = (user: string, days: readonly string[]): void => {
    if (days.length === 0) return;
    const key = JSON.stringify(days);
    const known = lists.get(key);
    if (known) known.users.push(user);
    else lists.set(key, { users: [user], days });
  };
  use('the coverage windows', windows.holidays.map(holidayInWords));
  for (const [id, { holidays }] of Object.entries(calendars)) use(`the calendar ${id}`, holidays.map(holidayInWords));
  return [
    chapter(section, 'Calendars, windows and holidays'),
    table(
      section,
      [
        { title: 'Window', width: 130 },
        { title: 'Hours', width: '*' },
      ],
      windows.windows.map(({ name, week }): readonly Text[] => [
        [{ text: name, bold: true }],
        sentence(week === null ? 'all that the others leave over' : weekInWords(week)),
      ]),
      {
        text: 'Coverage windows',
        lead: `Every instant belongs to exactly one window, in ${zoneInWords(windows.zone)}. Holidays belong to ${holidayWindow}.`,
      },
    ),
    table(
      section,
      [
        { title: 'Calendar', width: 130 },
        { title: 'Hours', width: '*' },
        { title: 'Special days', width: 170 },
      ],
      Object.entries(calendars).map(([id, calendar]): readonly Text[] => [
        [{ text: id, bold: true }],
        sentence(hoursInWords(calendar)),
        calendar.exceptions.length === 0 ? 'none' : calendar.exceptions.map(exceptionDayInWords).join('; '),
      ]),
      { text: 'Calendars' },
    ),
    ...[...lists.values()].flatMap(({ users, days }) => {
      const half = Math.ceil(days.length / 2);
      return [
        heading(section, `Holidays of ${both(users)}`),
        {
          columns: [bullets(section, days.slice(0, half)), days.length > half ? bullets(section, days.slice(half)) : { text: '' }],
          columnGap: 16,
          fontSize: 8.8,
        },
      ];
    }),
  ];
};

export const systemsAndSites: Chapter = (root, { agreement }) => {
  const { systems, sites, parties } = agreement;
  if (systems.length === 0 && sites.length === 0) return [];
  const section = tag(root, 'Sect');
  const owner = (party: string | null) => parties.find(({ id }) => id === party)?.name ?? 'nobody';
  return [
    chapter(section, 'Systems and sites'),
    ...(systems.length === 0
      ? []
      : [
          table(
            section,
            [
              { title: 'System', width: '*' },
              { title: 'Criticality', width: 100 },
              { title: 'Owner', width: 180 },
            ],
            systems.map((system) => [system.name, system.criticality, owner(system.owner)]),
          ),
        ]),
    ...(sites.length === 0 ? [] : [paragraph(section, `Sites: ${both(sites.map(({ name }) => name))}.`)]),
  ];
};
