/** The chapters of the printed agreement that are sentences and small tables. */
import { LEVELS } from '../../../core/agreement/agreement.js';
import { escalationInWords, handOffInWords, pausesInWords, targetHours, targetPromise } from '../../../core/agreement/words/clocks.js';
import {
  CHAPTERS,
  EXCEPTIONS_LEAD,
  exceptionAnswerInWords,
  holdInWords,
  holidayLists,
  NO_ESCALATION,
  partyInWords,
  policyLead,
  rotaInWords,
  scopeLead,
  staffedInWords,
  TIMES_LEAD,
  targetHeads,
  windowInWords,
  windowsLead,
} from '../../../core/agreement/words/contract.js';
import { exceptionDayInWords, hoursInWords } from '../../../core/agreement/words/hours.js';
import { both, sentence } from '../../../core/agreement/words/lists.js';
import { exceptionInWords, policyInWords, scopeGroups } from '../../../core/agreement/words/rules.js';
import type { AgreementDocument } from '../input.js';
import { partyLooks } from './look.js';
import { bullets, chapter, heading, paragraph, quiet, type Text, table } from './parts.js';
import type { Node } from './print.js';
import { type Tag, tag } from './tags.js';

type Chapter = (root: Tag, document: AgreementDocument) => readonly Node[];

export const partiesAndTeams: Chapter = (root, { agreement }) => {
  const { teams, parties } = agreement;
  const looks = partyLooks(agreement);
  const section = tag(root, 'Sect');
  return [
    chapter(section, CHAPTERS.teams, { pageBreak: 'before', margin: [0, 0, 0, 6] }),
    ...parties.flatMap((party) => {
      const own = teams.filter((team) => team.party === party.id);
      const rows = own.map((team): readonly Text[] => [
        [{ text: team.name, bold: true }],
        staffedInWords(agreement, team),
        rotaInWords(agreement, team),
      ]);
      const title = { text: partyInWords(party), color: looks(party.id).text };
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
  return [
    chapter(section, CHAPTERS.scope),
    paragraph(section, scopeLead(agreement)),
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
    chapter(section, CHAPTERS.exceptions),
    paragraph(section, EXCEPTIONS_LEAD),
    table(
      section,
      [
        { title: 'No.', width: 24 },
        { title: 'When', width: 190 },
        { title: 'Who', width: '*' },
      ],
      agreement.exceptions.map((rule, at): readonly Text[] => {
        const policy = policyInWords(agreement, rule);
        return [
          String(at + 1),
          exceptionInWords(agreement, rule),
          [exceptionAnswerInWords(agreement, rule), { text: policy === null ? '' : ` Times: ${policy}.`, italics: true }],
        ];
      }),
    ),
  ];
};

export const times: Chapter = (root, { agreement }) => {
  const section = tag(root, 'Sect');
  const { policies, priorityMatrix } = agreement;
  return [
    chapter(section, CHAPTERS.times),
    paragraph(section, TIMES_LEAD),
    ...policies.flatMap((policy) => {
      const heads = targetHeads(policy.targets);
      return [
        table(
          section,
          [
            { title: 'Priority', width: 84 },
            { title: 'What is promised', width: 150 },
            { title: 'Counted', width: '*' },
            { title: 'Pauses', width: 130 },
          ],
          policy.targets.map((target, at): readonly Text[] => [
            [{ text: heads[at]!, bold: true }],
            sentence(targetPromise(target)),
            sentence(targetHours(agreement, target)),
            pausesInWords(target.pausedWhile),
          ]),
          {
            text: policy.name,
            lead: policyLead(agreement, policy),
          },
        ),
        ...(policy.holds.length === 0
          ? []
          : [
              bullets(
                section,
                policy.holds.map((hold) => holdInWords(agreement, hold)),
              ),
            ]),
      ];
    }),
    {
      unbreakable: true,
      stack: [
        table(
          section,
          [{ title: 'Impact', width: 90 }, ...LEVELS.map((urgency) => ({ title: `${urgency} urgency`, width: 90 }))],
          LEVELS.map((impact) => [impact, ...LEVELS.map((urgency) => priorityMatrix[impact][urgency])]),
          { text: CHAPTERS.priorities },
        ),
      ],
    },
  ];
};

export const escalation: Chapter = (root, { agreement }) => {
  const section = tag(root, 'Sect');
  return [
    chapter(section, CHAPTERS.escalation),
    agreement.escalation.length === 0
      ? paragraph(section, NO_ESCALATION)
      : bullets(
          section,
          agreement.escalation.map((step) => escalationInWords(agreement, step)),
        ),
  ];
};

export const handOffs: Chapter = (root, { agreement }) => {
  const section = tag(root, 'Sect');
  return [chapter(section, CHAPTERS.handOff), bullets(section, handOffInWords(agreement))];
};

export const hours: Chapter = (root, { agreement }) => {
  const section = tag(root, 'Sect');
  const { windows, calendars } = agreement;
  return [
    chapter(section, CHAPTERS.hours),
    table(
      section,
      [
        { title: 'Window', width: 130 },
        { title: 'Hours', width: '*' },
      ],
      windows.windows.map((window): readonly Text[] => [[{ text: window.name, bold: true }], windowInWords(window)]),
      {
        text: 'Coverage windows',
        lead: windowsLead(agreement),
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
    ...holidayLists(agreement).flatMap(({ title, days }) => {
      const half = Math.ceil(days.length / 2);
      return [
        heading(section, title),
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
    chapter(section, CHAPTERS.systems),
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
